import { describe, expect, it } from '@jest/globals';
import type { AccessEvent, Role } from '@app/domain/access';
import type { RectificationEvent } from '@app/domain/rectifications';
import { unit } from '@test/county';
import { past } from '@test/issue-life';
import { visit } from '@test/inspection-life';
import { projected, type Happening } from '@test/projected';
import { accounts } from '../access/index.js';
import { inspectionList } from '../inspections/index.js';
import { anyProjection } from '../kernel/index.js';
import { organizationTree } from '../organizations/index.js';
import { issueDueDates, issueLedger } from '../rectifications/index.js';
import { campaignRegister } from '../submissions/index.js';
import {
  aboutOf,
  hearersOf,
  notices,
  noticesAbout,
  noticesAfter,
  noticesById,
  noticesFor,
  unheardUnder,
} from './index.js';

const schools = Array.from({ length: 70 }, (_, index) => `school-${index + 1}`);
const tree: readonly Happening[] = [
  unit('city', 'city-1', null),
  unit('county', 'county-1', 'city-1'),
  unit('county', 'county-2', 'city-1'),
  ...schools.map((id) => unit('school', id, 'county-1', { name: `${id}小学`, schoolType: 'primary' })),
  unit('school', 'school-far', 'county-2', { name: '外县小学', schoolType: 'primary' }),
  unit('department', 'department-1', 'county-1', { name: '财政局' }),
];
const account = (accountId: string, role: Role, unitId: string, until: string | null = null): readonly Happening[] => {
  const unitSeen = { kind: 'school', sequence: 1 };
  const facts: readonly AccessEvent[] = [
    { type: 'AccountOpened', data: { accountId, unitId, unit: unitSeen } },
    { type: 'RoleGranted', data: { accountId, role, unitId, unit: unitSeen, from: '2025-01-01', until } },
  ];
  return facts.map((fact) => ({ in: `account-${accountId}`, fact }));
};
const closed = (accountId: string): Happening => ({
  in: `account-${accountId}`,
  fact: { type: 'AccountClosed', data: { accountId, reason: 'left' } },
});
const issue = (events: readonly RectificationEvent[], at: string, id: string): readonly Happening[] =>
  events.map((fact) => {
    const text = JSON.stringify(fact).replaceAll('issue-1', id).replaceAll('school-1', at);
    return { in: `rectification-${id}`, fact: JSON.parse(text) as RectificationEvent };
  });
const all = (...happenings: readonly Happening[]) =>
  projected(
    [
      anyProjection(organizationTree),
      anyProjection(accounts),
      anyProjection(issueLedger),
      anyProjection(issueDueDates),
      anyProjection(inspectionList),
      anyProjection(campaignRegister),
      anyProjection(notices),
    ],
    [...tree, ...happenings],
  );
const everything = { after: 0, limit: 50 };
const seat = (role: Role, unitId: string) => ({ seats: [{ role, unitId }] });

describe('notices as kept', () => {
  const db = all(
    ...issue(past.closed, 'school-1', 'i-1'),
    ...visit.concluded.map((fact) => ({ in: 'inspection-inspection-1', fact }) as const),
  );

  it('stand in the order they happened, and are found by their thing and by their id', () => {
    const told = noticesAfter(db, 0, Number.MAX_SAFE_INTEGER, 50);
    expect(told.map(({ kind }) => kind)).toEqual([
      'issues.assigned',
      'issues.supporting',
      'issues.planApproved',
      'issues.closed',
      'inspections.notified',
      'inspections.hearing',
      'inspections.defended',
      'inspections.defenceAnswered',
      'inspections.letter',
    ]);
    expect(told[0]).toMatchObject({
      permission: 'rectification.acknowledge',
      unitId: 'school-1',
      countyId: 'county-1',
      subject: { kind: 'issue', id: 'i-1' },
      dueDate: '2025-04-30',
      facts: { noticeNumber: '彰教督整〔2025〕3号', round: 1 },
    });
    expect(noticesAbout(db, { kind: 'issue', id: 'i-1' })).toEqual(told.slice(0, 4));
    expect(noticesById(db, [told[3]!.id, 'nothing', told[0]!.id])).toEqual([told[3], told[0]]);
    expect(noticesAfter(db, told[0]!.sequence, told[2]!.sequence, 50)).toEqual([told[2]]);
    expect([told[0]!, told[4]!].map((one) => aboutOf(db, one))).toEqual([
      '音乐专用教室面积 68 平方米，低于 73 平方米',
      '专用教室与班额专项督导',
    ]);
  });
});

describe('a person’s notices', () => {
  const db = all(
    ...schools.flatMap((id) => issue(past.assigned, id, `i-${id}`)),
    ...issue(past.inProgress, 'school-far', 'i-far'),
    ...visit.defended.map((fact) => ({ in: 'inspection-inspection-1', fact }) as const),
  );
  const kinds = (role: Role, unitId: string, window: Partial<typeof everything> = {}) =>
    noticesFor(db, seat(role, unitId), { ...everything, ...window }).map(({ kind, unitId: of }) => `${kind} ${of}`);

  it('are those of the units and permissions that they hold, newest first', () => {
    expect(kinds('principal', 'school-2')).toEqual(['issues.assigned school-2']);
    expect(kinds('principal', 'school-far')).toEqual(['issues.planApproved school-far', 'issues.assigned school-far']);
    expect(kinds('responsibleUnit', 'department-1')).toHaveLength(50);
    expect(kinds('inspector', 'county-1')).toEqual([]);
    expect(kinds('supervisionDirector', 'county-1')).toEqual(['inspections.defended school-1']);
    expect(kinds('supervisionDirector', 'county-2')).toEqual([]);
    expect(kinds('supervisionDirector', 'city-1')).toEqual(['inspections.defended school-1']);
    expect(kinds('administrator', 'county-1')).toEqual([]);
  });

  it('come in windows that neither overlap nor leave anything out', () => {
    const whole = noticesFor(db, seat('principal', 'county-1'), { ...everything, limit: 200 });
    const paged: string[] = [];
    for (let before: { sequence: number; id: string } | undefined; ;) {
      const page = noticesFor(db, seat('principal', 'county-1'), { after: 0, before, limit: 9 });
      if (page.length === 0) break;
      paged.push(...page.map(({ id }) => id));
      before = page.at(-1);
    }
    expect(whole).toHaveLength(143);
    expect(paged).toEqual(whole.map(({ id }) => id));
    const only = { ...everything, kinds: ['inspections.hearing' as const] };
    expect(noticesFor(db, seat('principal', 'county-1'), only).map(({ kind }) => kind)).toEqual([
      'inspections.hearing',
    ]);
    expect(kinds('principal', 'county-1', { after: whole[1]!.sequence })).toHaveLength(1);
  });
});

it('a unit that moves to another county takes what it was told with it', () => {
  const moved: Happening = {
    in: 'organization-school-2',
    fact: {
      type: 'UnitMoved',
      data: {
        unitId: 'school-2',
        parentId: 'county-2',
        parent: { kind: 'county', schoolType: null, sequence: 1 },
        effectiveFrom: '2025-03-03',
      },
    },
  };
  const told = issue(past.assigned, 'school-2', 'i-2');
  const counties = (...happenings: readonly Happening[]) =>
    noticesAfter(all(...happenings), 0, Number.MAX_SAFE_INTEGER, 9)
      .filter(({ unitId }) => unitId === 'school-2')
      .map(({ countyId }) => countyId);
  expect(counties(...told)).toEqual(['county-1']);
  expect(counties(...told, moved, ...issue(past.assigned, 'school-2', 'i-3'))).toEqual(['county-2', 'county-2']);
});

describe('whoever hears', () => {
  const to = { permission: 'rectification.acknowledge', unitId: 'school-1' } as const;
  const office = account('director-1', 'supervisionDirector', 'county-1');
  const head = account('principal-1', 'principal', 'school-1');

  it('holds the permission that day and is still there; otherwise the office hears, and the line says so', () => {
    const db = all(...office, ...head, ...account('sub', 'reporter', 'school-1', '2025-03-31'));
    expect(hearersOf(db, to, '2025-03-31')).toEqual({ accountIds: ['principal-1', 'sub'], unheard: false });
    expect(hearersOf(db, to, '2025-04-01')).toEqual({ accountIds: ['principal-1'], unheard: false });
    const gone = all(...office, ...head, closed('principal-1'), ...issue(past.assigned, 'school-1', 'i-1'));
    expect(hearersOf(gone, to, '2025-04-01')).toEqual({ accountIds: ['director-1'], unheard: true });
    const [told] = noticesAbout(gone, { kind: 'issue', id: 'i-1' });
    const line = { unitId: 'school-1', permission: 'rectification.acknowledge', notices: 1, latest: told!.at };
    const asked = { since: '2025-01-01T00:00:00.000Z', day: '2025-04-01' };
    expect(unheardUnder(gone, ['county-1'], asked)).toContainEqual(line);
    expect(unheardUnder(gone, ['county-2'], asked)).toEqual([]);
    expect(unheardUnder(gone, ['county-1'], { ...asked, since: '2025-12-01T00:00:00.000Z' })).toEqual([]);
    const here = all(...office, ...head, ...issue(past.assigned, 'school-1', 'i-1'));
    expect(unheardUnder(here, ['county-1'], asked)).not.toContainEqual(line);
  });
});
