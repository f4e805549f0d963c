import { describe, expect, it } from '@jest/globals';
import { inspection, type InspectionEvent, type RecusalEvent } from '@app/domain/inspections';
import { unit } from '@test/county';
import { answer, checked, complete, plan, start, visit } from '@test/inspection-life';
import { lived } from '@test/lived';
import { projected, recorded, type Happening } from '@test/projected';
import { director, inspector, on, photo, principal } from '@test/supervision-cast';
import { anyProjection } from '../kernel/index.js';
import { organizationTree } from '../organizations/index.js';
import { inspectionList } from './inspection-list.js';
import { inspectionById, inspectionsOf } from './inspection-rows.js';
import { inspectionPage } from './inspection-page.js';
import { recusals, recusalsOn, recusalsUnder } from './recusals.js';

const tree: readonly Happening[] = [
  unit('city', 'city-1', null),
  unit('county', 'county-1', 'city-1'),
  unit('school', 'school-1', 'county-1'),
  unit('school', 'school-2', 'county-1'),
];
const of = (events: readonly InspectionEvent[], id = 'inspection-1'): readonly Happening[] =>
  events.map((fact) => ({ in: `inspection-${id}`, fact }));
const filed = (...happenings: readonly Happening[]) =>
  projected(
    [anyProjection(organizationTree), anyProjection(inspectionList), anyProjection(recusals)],
    [...tree, ...happenings],
  );
const page = { limit: 50, offset: 0 };

describe('the list of inspections', () => {
  it('follows one from plan to letter', () => {
    const db = filed(...of(visit.concluded));
    expect(inspectionById(db, 'inspection-1')).toEqual({
      inspectionId: 'inspection-1',
      kind: 'thematic',
      unitId: 'school-1',
      countyId: 'county-1',
      subject: '专用教室与班额专项督导',
      team: ['inspector-1', 'inspector-2', 'inspector-3'],
      date: '2025-03-10',
      status: 'concluded',
      noticeNumber: '彰教督通〔2025〕2号',
      startedOn: '2025-03-10',
      completedOn: '2025-03-10',
      findings: 2,
      issues: 1,
      defenceDueDate: '2025-03-22',
      defences: 1,
      unanswered: 0,
      waived: false,
      letterNumber: '彰教督意〔2025〕1号',
      rectificationDueDate: '2025-05-31',
      reportNumber: null,
      review: null,
      sequence: tree.length + visit.concluded.length,
    });
    expect(inspectionById(db, 'inspection-9')).toBeUndefined();
  });

  it('follows changes of plan, cancelling, waiving, reporting', () => {
    const others = ['inspector-1', 'inspector-4', 'inspector-5'];
    const changed = lived(
      inspection,
      [
        [
          { type: 'ChangeTeam', team: others, reason: '出差', recusal: checked('2025-03-10', ...others) },
          on('2025-03-04', director),
        ],
        [
          { type: 'Reschedule', date: '2025-03-12', reason: '停电', recusal: checked('2025-03-12', ...others) },
          on('2025-03-04', director),
        ],
        [{ type: 'CancelInspection', reason: '停课' }, on('2025-03-05', director)],
      ],
      visit.planned,
    );
    expect(inspectionById(filed(...of(changed)), 'inspection-1')).toMatchObject({
      team: others,
      date: '2025-03-12',
      status: 'cancelled',
    });
    const waived = lived(
      inspection,
      [
        [{ type: 'WaiveDefence' }, on('2025-03-13', principal)],
        [{ type: 'FileReport', reportNumber: '1号', report: '全文' }, on('2025-03-14', inspector)],
      ],
      visit.hearing,
    );
    expect(inspectionById(filed(...of(waived)), 'inspection-1')).toMatchObject({
      waived: true,
      reportNumber: '1号',
      status: 'hearing',
    });
  });

  it('is filtered, paged, and shows nobody what is not theirs', () => {
    const second = lived(inspection, [
      [
        {
          ...plan,
          inspectionId: 'inspection-2',
          kind: 'routine',
          unitId: 'school-2',
          date: '2025-04-01',
          team: ['inspector-9'],
          recusal: {
            value: { units: ['school-2'], accounts: ['inspector-9'], on: '2025-04-01', recused: [] },
            sequence: 3,
          },
        },
        on('2025-03-03', director),
      ],
    ]);
    const db = filed(...of(visit.found), ...of(second, 'inspection-2'));
    const ids = (filter: Partial<Parameters<typeof inspectionsOf>[1]>) =>
      inspectionsOf(db, { roots: ['county-1'], ...page, ...filter }).rows.map(({ inspectionId }) => inspectionId);
    expect(ids({})).toEqual(['inspection-2', 'inspection-1']);
    expect(ids({ roots: ['school-1'] })).toEqual(['inspection-1']);
    expect(ids({ roots: [] })).toEqual([]);
    expect(ids({ unitId: 'school-2' })).toEqual(['inspection-2']);
    expect(ids({ roots: ['school-1'], unitId: 'school-2' })).toEqual([]);
    expect(ids({ kind: 'routine' })).toEqual(['inspection-2']);
    expect(ids({ status: 'started' })).toEqual(['inspection-1']);
    expect(ids({ inspectorId: 'inspector-2' })).toEqual(['inspection-1']);
    expect(ids({ from: '2025-03-11' })).toEqual(['inspection-2']);
    expect(ids({ to: '2025-03-10' })).toEqual(['inspection-1']);
    expect(inspectionsOf(db, { roots: ['county-1'], limit: 1, offset: 1 })).toMatchObject({
      total: 2,
      rows: [{ inspectionId: 'inspection-1' }],
    });
  });
});

describe('the page of an inspection', () => {
  it('shows the answer that stands and counts those before it', () => {
    const corrected = lived(
      inspection,
      [[{ ...answer, answer: 'notApplicable', note: '全校 11 个班', evidence: [] }, on('2025-03-10', inspector)]],
      visit.answered,
    );
    expect(inspectionPage(recorded(of(corrected)))?.questions).toMatchObject([
      { id: 'q1', answer: 'notApplicable', note: '全校 11 个班', corrections: 1, answeredBy: 'inspector-1' },
      { id: 'q2', answer: 'yes', corrections: 0 },
    ]);
    expect(inspectionPage(recorded(of(visit.started)))?.questions).toMatchObject([
      { id: 'q1', answer: null, sequence: null },
      { id: 'q2', answer: null },
    ]);
    expect(inspectionPage([])).toBeUndefined();
  });

  it('shows findings, withdrawn ones with their reason, and the papers', () => {
    const withdrawn = lived(
      inspection,
      [
        [{ type: 'WithdrawFinding', findingId: 'finding-2', reason: '已贴' }, on('2025-03-10', inspector)],
        [complete, on('2025-03-10', inspector)],
      ],
      visit.found,
    );
    expect(inspectionPage(recorded(of(withdrawn)))).toMatchObject({
      findings: [
        { findingId: 'finding-1', severity: 'serious', evidence: [photo], withdrawn: null, raisedBy: 'inspector-1' },
        { findingId: 'finding-2', withdrawn: '已贴' },
      ],
      papers: { summary: '查阅资料、实测、访谈' },
    });
    expect(inspectionPage(recorded(of(visit.concluded)))).toMatchObject({
      defences: [
        { defenceId: 'defence-1', upheld: false, answer: '过渡期标准为音乐教室 73 平方米', filedBy: 'principal-1' },
      ],
      papers: {
        preliminary: { opinion: '音乐教室面积不足', defenceDueDate: '2025-03-22', basis: { days: 10 } },
        letter: { letterNumber: '彰教督意〔2025〕1号', defences: [{ defenceId: 'defence-1' }] },
      },
    });
  });
});

describe('recusals', () => {
  const declared = (data: Partial<Extract<RecusalEvent, { type: 'RecusalDeclared' }>['data']>): Happening => ({
    in: 'recusal-inspector-1',
    fact: {
      type: 'RecusalDeclared',
      data: {
        accountId: 'inspector-1',
        unitId: 'school-1',
        ground: 'staff',
        since: '2025-03-01',
        until: null,
        ...data,
      },
    },
  });
  const ended: Happening = {
    in: 'recusal-inspector-1',
    fact: {
      type: 'RecusalEnded',
      data: { accountId: 'inspector-1', unitId: 'school-1', ground: 'staff', on: '2025-09-01', reason: '已调离' },
    },
  };
  const held = (db: ReturnType<typeof filed>, day: string, unitIds = ['school-1', 'county-1']) =>
    recusalsOn(db, { unitIds, accountIds: ['inspector-1', 'inspector-2'], on: day }).map(({ ground }) => ground);

  it('hold on the days from when they began to the day before they end', () => {
    const left = declared({ ground: 'leftWithin3Years', since: '2024-02-29', until: '2027-02-28' });
    const db = filed(declared({}), left, ended);
    expect(held(db, '2024-02-28')).toEqual([]);
    expect(held(db, '2025-02-28')).toEqual(['leftWithin3Years']);
    expect(held(db, '2025-08-31')).toEqual(['leftWithin3Years', 'staff']);
    expect(held(db, '2025-09-01')).toEqual(['leftWithin3Years']);
    expect(held(db, '2027-02-27')).toEqual(['leftWithin3Years']);
    expect(held(db, '2027-02-28')).toEqual([]);
    expect(held(db, '2025-08-31', ['school-2'])).toEqual([]);
  });

  it('are listed as they were known at a sequence, under what somebody may see', () => {
    const db = filed(declared({}), ended);
    expect(recusalsUnder(db, ['county-1'], page)).toMatchObject({
      total: 1,
      rows: [{ since: '2025-03-01', until: '2025-09-01', sequence: tree.length + 2 }],
    });
    expect(recusalsUnder(db, ['county-1'], { ...page, knownAt: tree.length + 1 }).rows).toMatchObject([
      { until: null },
    ]);
    expect(recusalsUnder(db, ['county-1'], { ...page, knownAt: tree.length }).total).toBe(0);
    expect(recusalsUnder(db, ['school-2'], page).total).toBe(0);
    expect(recusalsUnder(db, ['county-1'], { ...page, accountId: 'inspector-2' }).total).toBe(0);
  });

  it('leave no day when they are ended as a mistake, and may be declared again', () => {
    const mistake: Happening = {
      ...ended,
      fact: {
        type: 'RecusalEnded',
        data: { accountId: 'inspector-1', unitId: 'school-1', ground: 'staff', on: '2025-03-01', reason: '登记有误' },
      },
    };
    expect(recusalsUnder(filed(declared({}), mistake), ['county-1'], page).total).toBe(0);
    expect(held(filed(declared({}), mistake, declared({ since: '2025-05-01' })), '2025-06-01')).toEqual(['staff']);
  });
});

it('starts without a notice when it is routine', () => {
  const routine = {
    ...plan,
    kind: 'routine',
    team: ['inspector-1'],
    recusal: checked('2025-03-10', 'inspector-1'),
  } as const;
  const events = lived(inspection, [
    [routine, on('2025-03-03', director)],
    [start, on('2025-03-10', inspector)],
  ]);
  expect(inspectionById(filed(...of(events)), 'inspection-1')).toMatchObject({ status: 'started', noticeNumber: null });
});
