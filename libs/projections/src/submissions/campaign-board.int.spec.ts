import { describe, expect, it } from '@jest/globals';
import type { CampaignEvent, CampaignTaskEvent } from '@app/domain/submissions';
import { accepted, filed, plainSchool, toFiling, toUnit, unit } from '@test/county';
import { apply, projected, recorded, type Happening } from '@test/projected';
import { anyProjection } from '../kernel/index.js';
import { organizationTree } from '../organizations/index.js';
import { campaignBoard, type BoardFilter } from './campaign-board.js';
import {
  askedTask,
  askedUnder,
  campaignById,
  campaignParties,
  campaignsUnder,
  filingUnitsIn,
  newUnitsOf,
} from './campaign-list.js';
import { campaignLines, withDrafts, type LinesQuestion } from './campaign-lines.js';
import { campaignRegister } from './campaign-register.js';
import { submissionRegister } from './submission-register.js';

const id = 'campaign-1';
const at = { campaignId: id };
const basis = { act: 'a', rule: 'set-by-letter', calendar: 'natural', from: '2025-03-03', days: null, clause: 'c' };
const toCampaign = (fact: CampaignEvent): Happening => ({ in: `campaign-${fact.data.campaignId}`, fact });
const acknowledged = (unitId: string): Happening => {
  const data = { ...at, unitId, acknowledgedBy: 'reporter-1', on: '2025-03-04', unitsKnownAt: 12 };
  const fact: CampaignTaskEvent = { type: 'CampaignAcknowledged', data };
  return { in: `campaign-task-${id}.${unitId}`, fact };
};
const asked = [
  'county-1',
  'nine',
  'nine.primary',
  's1.primary',
  's2.primary',
  's3.primary',
  's4.primary',
  's5.primary',
  's6.primary',
];
const opened = (campaignId: string, unitIds: readonly string[], forms = ['county', 'premises', 'section'] as const) =>
  toCampaign({
    type: 'CampaignOpened',
    data: {
      campaignId,
      name: campaignId,
      dataYear: '2024-2025',
      countyId: 'county-1',
      forms,
      unitIds,
      unitsKnownAt: 10,
      dueDate: '2025-03-31',
      basis,
      openedBy: 'director-1',
    },
  });
const year = { dataYear: '2024-2025', version: 1 };
const reasons = [{ figure: null, reason: '有误' }];

const db = projected(
  [anyProjection(organizationTree), anyProjection(submissionRegister), anyProjection(campaignRegister)],
  [
    unit('city', 'city-1', null),
    unit('county', 'county-1', 'city-1'),
    unit('county', 'county-2', 'city-1'),
    unit('school', 'nine', 'county-1', { schoolType: 'nineYear', sharedBuildings: true }),
    unit('section', 'nine.primary', 'nine', { stage: 'primary' }),
    ...[1, 2, 3, 4, 5, 6, 7].flatMap((n) => plainSchool(`s${n}`, 'county-1', 'primary')),
    ...plainSchool('away', 'county-2', 'primary'),
    opened(id, asked),
    opened('campaign-2', ['s1.primary', 's2.primary']),
    acknowledged('s1.primary'),
    acknowledged('s2.primary'),
    filed('s2.primary', { students: '1' }),
    filed('s3.primary', { students: '1' }),
    toFiling({
      type: 'SubmissionReturned',
      data: { unitId: 's3.primary', ...year, reasons, returnedBy: 'director-1' },
    }),
    filed('nine.primary', { students: '1' }),
    accepted('nine.primary'),
    filed('s4.primary', { students: '1' }),
    toFiling({
      type: 'SubmissionWithdrawn',
      data: { unitId: 's4.primary', ...year, reason: '填错', withdrawnBy: 'reporter-1' },
    }),
    // In mid-campaign: one founded, one merged with all that stands under it, one come from another county, one gone.
    ...plainSchool('young', 'county-1', 'primary'),
    toUnit({
      type: 'UnitMerged',
      data: { unitId: 's5', into: 's6', intoSequence: 20, effectiveFrom: '2025-03-20' },
    }),
    toUnit({
      type: 'UnitMoved',
      data: {
        unitId: 'away',
        parentId: 'county-1',
        parent: { kind: 'county', schoolType: null, sequence: 1 },
        effectiveFrom: '2025-03-21',
      },
    }),
    toUnit({
      type: 'UnitMoved',
      data: {
        unitId: 's6',
        parentId: 'county-2',
        parent: { kind: 'county', schoolType: null, sequence: 1 },
        effectiveFrom: '2025-03-21',
      },
    }),
    toCampaign({
      type: 'CampaignReminded',
      data: { ...at, unitIds: ['s1.primary', 's3.primary'], unitsKnownAt: 30, on: '2025-04-01', remindedBy: 'd' },
    }),
    toCampaign({
      type: 'CampaignReminded',
      data: { ...at, unitIds: ['s1.primary'], unitsKnownAt: 31, on: '2025-04-02', remindedBy: 'd' },
    }),
    toCampaign({
      type: 'CampaignUnitsReleased',
      data: { ...at, unitIds: ['nine'], reason: '不共用校舍', releasedBy: 'd' },
    }),
  ],
);

type Question = LinesQuestion & BoardFilter & Readonly<{ drafts: ReadonlySet<string> }>;
const question: Question = {
  campaignId: id,
  roots: ['county-1'],
  drafts: new Set(['s1.primary', 's2.primary', 's3.primary', 'county-1', 's7.primary']),
  day: '2025-04-02',
  limit: 50,
  offset: 0,
};
const boardOf = (file: typeof db, asked: Question) =>
  campaignBoard(file, asked.campaignId, withDrafts(campaignLines(file, asked), asked.drafts), asked);
const board = (change: Partial<Question> = {}) => boardOf(db, { ...question, ...change });
const told = (change: Partial<Question> = {}) =>
  board(change).rows.map(({ unitId, standing, status }) => `${unitId} ${standing} ${status}`);

describe('the board', () => {
  it('says of every unit whether it owes and how far it has come, drafts from elsewhere', () => {
    expect(told()).toEqual([
      'county-1 owed draft',
      'nine released unacknowledged',
      'nine.primary owed accepted',
      's1.primary owed draft',
      's2.primary owed submitted',
      's3.primary owed returned',
      's4.primary owed unacknowledged',
      's5.primary ended unacknowledged',
      's6.primary movedAway unacknowledged',
      'away.primary notIncluded unacknowledged',
      'young.primary notIncluded unacknowledged',
    ]);
    expect(told({ drafts: new Set() }).slice(0, 4)).toEqual([
      'county-1 owed unacknowledged',
      'nine released unacknowledged',
      'nine.primary owed accepted',
      's1.primary owed acknowledged',
    ]);
  });

  it('counts by status who owes, and beside them who does not; laggards are those past the day', () => {
    expect(board().counts).toEqual({
      owed: 6,
      byStatus: { unacknowledged: 1, acknowledged: 0, draft: 2, submitted: 1, returned: 1, accepted: 1 },
      outstanding: 4,
      overdue: 4,
      besides: { released: 1, ended: 1, movedAway: 1, notIncluded: 2 },
    });
    expect(board({ day: '2025-03-31' }).counts).toMatchObject({ outstanding: 4, overdue: 0 });
    expect(board({ limit: 1 }).counts).toEqual(board().counts);
  });

  it('tells since when and into what a unit has ended, and why one was released', () => {
    const of = (unitId: string) => board().rows.find((row) => row.unitId === unitId);
    expect(of('s5.primary')).toMatchObject({
      ended: 'merged',
      endedFrom: '2025-03-20',
      endedUnitId: 's5',
      endedInto: ['s6'],
    });
    expect(of('nine')).toMatchObject({ releasedReason: '不共用校舍', endedFrom: null, endedInto: [] });
    expect(of('s1.primary')).toMatchObject({
      reminders: 2,
      remindedOn: '2025-04-02',
      acknowledgedBy: 'reporter-1',
      acknowledgedOn: '2025-03-04',
      filing: null,
      parent: 's1',
    });
    expect(of('nine.primary')).toMatchObject({ filing: 'accepted', version: 1, acceptedVersion: 1 });
  });

  it('filters and pages', () => {
    expect(told({ status: 'draft' })).toEqual(['county-1 owed draft', 's1.primary owed draft']);
    expect(told({ status: 'unacknowledged' })).toEqual(['s4.primary owed unacknowledged']);
    expect(told({ standing: 'ended' })).toEqual(['s5.primary ended unacknowledged']);
    expect(told({ overdue: true })).toHaveLength(4);
    expect(told({ overdue: false })).toHaveLength(7);
    expect(told({ search: 's1' })).toEqual(['s1.primary owed draft']);
    expect(board({ limit: 2, offset: 1 })).toMatchObject({
      total: 11,
      rows: [{ unitId: 'nine' }, { unitId: 'nine.primary' }],
    });
  });

  it('shows a school its own line only, and one that went away to whoever has the county', () => {
    expect(told({ roots: ['s1'] })).toEqual(['s1.primary owed draft']);
    expect(board({ roots: ['s1'] }).counts.owed).toBe(1);
    expect(told({ roots: ['city-1'] })).toHaveLength(11);
    expect(told({ roots: ['s6'] })).toEqual(['s6.primary movedAway unacknowledged']);
    expect(told({ roots: ['s7'] })).toEqual([]);
    expect(board({ campaignId: 'nothing' })).toMatchObject({ total: 0, rows: [] });
  });
});

describe('a campaign', () => {
  it('asks the filing units of a county or city that stand', () => {
    expect(filingUnitsIn(db, 'county-1')).toEqual([
      { unitId: 'county-1', form: 'county' },
      { unitId: 'nine', form: 'premises' },
      { unitId: 'nine.primary', form: 'section' },
      ...['s1', 's2', 's3', 's4', 's7', 'away', 'young'].map((n) => ({ unitId: `${n}.primary`, form: 'section' })),
    ]);
    expect(filingUnitsIn(db, 'city-1')).toHaveLength(12);
    expect([filingUnitsIn(db, 's1'), filingUnitsIn(db, 'nowhere')]).toEqual([null, null]);
  });

  it('does not call news whom it left out at the opening', () => {
    expect(newUnitsOf(db, id)).toEqual(['away.primary', 'young.primary']);
    expect(newUnitsOf(db, 'nothing')).toEqual([]);
  });

  it('knows whom it asks for what', () => {
    expect(askedTask(db, id, 's1.primary')).toEqual({ status: 'open', form: 'section', endedFrom: null });
    expect(askedTask(db, id, 'county-1')).toEqual({ status: 'open', form: 'county', endedFrom: null });
    expect([askedTask(db, id, 'nine'), askedTask(db, id, 's7.primary')]).toEqual([null, null]);
    expect(askedUnder(db, id, 'nine')).toEqual(['nine.primary']);
    expect(askedUnder(db, id, 's1')).toEqual(['s1.primary']);
  });

  it('is shared by the area and, of those it asks, the ones that the roots have to do with', () => {
    expect(campaignParties(db, id, ['county-1'])).toEqual(['county-1']);
    expect(campaignParties(db, id, ['city-1'])).toEqual(['county-1']);
    expect(campaignParties(db, id, ['nine', 's1', 's1'])).toEqual(['county-1', 'nine', 'nine.primary', 's1.primary']);
    expect(campaignParties(db, id, ['city-1', 's1'])).toEqual(['county-1', 's1.primary']);
    expect(campaignParties(db, id, ['county-2'])).toEqual(['county-1', 's6.primary']);
    expect(campaignParties(db, id, ['s7'])).toEqual(['county-1']);
    expect(campaignParties(db, 'nothing', ['county-1'])).toBeNull();
  });

  it('is listed to the area and to whom it asks', () => {
    const listed = (roots: readonly string[], more = {}) =>
      campaignsUnder(db, { roots, ...more }).map(({ campaignId }) => campaignId);
    expect(listed(['county-1'])).toEqual(['campaign-1', 'campaign-2']);
    expect(listed(['s1'])).toEqual(['campaign-1', 'campaign-2']);
    expect(listed(['s3'])).toEqual(['campaign-1']);
    expect([listed(['s7']), listed(['county-2'])]).toEqual([[], ['campaign-1']]);
    expect(listed(['county-1'], { dataYear: '2023-2024' })).toEqual([]);
    expect(listed(['county-1'], { status: 'closed' })).toEqual([]);
    expect(campaignById(db, id)).toMatchObject({ county: 'county-1', dueDate: '2025-03-31', basis, status: 'open' });
  });
});

it('is closed, opened again with another day, and asks a released unit again', () => {
  const later = projected(
    [anyProjection(organizationTree), anyProjection(submissionRegister), anyProjection(campaignRegister)],
    [
      unit('county', 'county-1', null),
      ...plainSchool('s1', 'county-1', 'primary'),
      ...plainSchool('s2', 'county-1', 'primary'),
      opened(id, ['s1.primary']),
      toCampaign({
        type: 'CampaignUnitsReleased',
        data: { ...at, unitIds: ['s1.primary'], reason: '撤并', releasedBy: 'd' },
      }),
      toCampaign({
        type: 'CampaignUnitsAdded',
        data: { ...at, unitIds: ['s1.primary', 's2.primary'], unitsKnownAt: 1, addedBy: 'd' },
      }),
      toCampaign({ type: 'CampaignClosed', data: { ...at, reason: '已报齐', closedBy: 'd' } }),
      ...plainSchool('young', 'county-1', 'primary'),
    ],
  );
  expect(campaignById(later, id)).toMatchObject({ status: 'closed', reason: '已报齐', dueDate: '2025-03-31' });
  expect(newUnitsOf(later, id)).toEqual([]);
  const reopened = { ...at, reason: '补报', dueDate: '2025-04-30', basis, reopenedBy: 'd' };
  const [event] = recorded([toCampaign({ type: 'CampaignReopened', data: reopened })]);
  apply(later, [anyProjection(campaignRegister)], [{ ...event!, sequence: 99 }]);
  expect(campaignById(later, id)).toMatchObject({
    status: 'open',
    reason: '补报',
    dueDate: '2025-04-30',
    sequence: 99,
  });
  expect(newUnitsOf(later, id)).toEqual(['young.primary']);
  const statuses = () => boardOf(later, { ...question, drafts: new Set() }).rows.map(({ status }) => status);
  expect(statuses()).toEqual(['unacknowledged', 'unacknowledged', 'unacknowledged']);
  apply(later, [anyProjection(campaignRegister)], recorded([acknowledged('s2.primary')]));
  expect(statuses()).toEqual(['unacknowledged', 'acknowledged', 'unacknowledged']);
  const lines = boardOf(later, { ...question, drafts: new Set() });
  expect(lines.rows.map(({ unitId, standing }) => [unitId, standing])).toEqual([
    ['s1.primary', 'owed'],
    ['s2.primary', 'owed'],
    ['young.primary', 'notIncluded'],
  ]);
  expect(lines.rows[0]).toMatchObject({ releasedReason: null });
});
