import { describe, expect, it } from '@jest/globals';
import type { SchoolTermsEvent } from '@app/domain/deadlines';
import { inspection, type ResponsibilityEvent, type VisitRuleEvent } from '@app/domain/inspections';
import { unit } from '@test/county';
import { checked, plan, start } from '@test/inspection-life';
import { lived } from '@test/lived';
import { projected, type Happening } from '@test/projected';
import { director, inspector, on } from '@test/supervision-cast';
import { accounts } from '../access/index.js';
import { trail } from '../audit/index.js';
import { holidayYears, schoolTermRows } from '../deadlines/index.js';
import { anyProjection } from '../kernel/index.js';
import { organizationTree } from '../organizations/index.js';
import { inspectionList } from './inspection-list.js';
import { recusals } from './recusals.js';
import { responsibilities, responsibilitiesIn, responsibleOn } from './responsibilities.js';
import { visitPlanOf } from './visit-plan.js';
import { proposedVisits } from './visit-proposals.js';
import { visitRules } from './visit-rules.js';

const terms: SchoolTermsEvent = {
  type: 'SchoolTermsSet',
  data: {
    countyId: 'county-1',
    schoolYear: '2024-2025',
    first: { from: '2024-09-01', to: '2025-01-17' },
    second: { from: '2025-02-24', to: '2025-07-10' },
    reason: null,
  },
};
const rule: VisitRuleEvent = {
  type: 'VisitRuleSet',
  data: { countyId: 'county-1', perMonth: 1, leastDays: 10, effectiveFrom: '2025-03-01', basis: '彰教督〔2025〕1号' },
};
const termsSet: Happening = { in: 'school-terms-county-1', fact: terms };
const ruleSet: Happening = { in: 'visit-rule-county-1', fact: rule };
const tree: readonly Happening[] = [
  unit('county', 'county-1', null),
  unit('schoolDistrict', 'district-1', 'county-1'),
  unit('school', 'school-1', 'county-1'),
  unit('school', 'school-2', 'district-1'),
  unit('campus', 'campus-1', 'school-1'),
];
const opened = (accountId: string): readonly Happening[] => {
  const seen = { kind: 'county', sequence: 1 };
  const account = { in: `account-${accountId}` } as const;
  return [
    { ...account, fact: { type: 'AccountOpened', data: { accountId, unitId: 'county-1', unit: seen } } },
    {
      ...account,
      fact: {
        type: 'RoleGranted',
        data: { accountId, role: 'inspector', unitId: 'county-1', unit: seen, from: '2016-09-01', until: null },
      },
    },
  ];
};
const entrusted = (accountId: string, unitId: string, effectiveFrom = '2025-03-01'): Happening => {
  const data = { accountId, unitId, countyId: 'county-1', effectiveFrom, basis: '1号', recusalKnownAt: 1 };
  return { in: `responsibility-${accountId}`, fact: { type: 'SchoolEntrusted', data } satisfies ResponsibilityEvent };
};
const relieved = (accountId: string, unitId: string, effectiveFrom: string): Happening => {
  const data = { accountId, unitId, countyId: 'county-1', effectiveFrom, reason: '轮岗' };
  return { in: `responsibility-${accountId}`, fact: { type: 'SchoolRelieved', data } satisfies ResponsibilityEvent };
};

const planned = (id: string, date: string, fields: Partial<typeof plan> = {}) => {
  const one = {
    ...plan,
    inspectionId: id,
    kind: 'routine' as const,
    date,
    team: ['inspector-1'],
    checklist: [],
    ...fields,
  };
  const recusal = checked(date, ...one.team);
  return [
    { ...one, recusal: { ...recusal, value: { ...recusal.value, units: [one.unitId] } } },
    on('2025-02-10', director),
  ] as const;
};
const of = (id: string, events: readonly unknown[]): readonly Happening[] =>
  events.map((fact) => ({ in: `inspection-${id}`, fact }) as Happening);
const made = (id: string, date: string, fields: Partial<typeof plan> = {}) =>
  of(
    id,
    lived(inspection, [
      planned(id, date, fields),
      [start, on(date, inspector)],
      [{ type: 'CompleteInspection', summary: '正常' }, on(date, inspector)],
    ]),
  );
const filed = (...happenings: readonly Happening[]) =>
  projected(
    [
      anyProjection(organizationTree),
      anyProjection(inspectionList),
      anyProjection(recusals),
      anyProjection(responsibilities),
      anyProjection(visitRules),
      anyProjection(schoolTermRows),
      anyProjection(holidayYears),
      anyProjection(accounts),
      trail,
    ],
    [...tree, ...happenings],
  );
const county = { countyId: 'county-1' };

describe('the schools of a county by how they stand to the rules of visiting', () => {
  it('says nothing of what is owed without terms, and when somebody was there last all the same', () => {
    const { schoolDay, schools } = visitPlanOf(filed(...made('a', '2025-03-10')), { ...county, day: '2025-04-01' });
    expect(schoolDay).toEqual({ kind: 'unknown' });
    expect(schools.map(({ unitId, state, owed, lastVisit }) => [unitId, state, owed, lastVisit?.date])).toEqual([
      ['school-2', 'unknown', 0, undefined],
      ['school-1', 'unknown', 0, '2025-03-10'],
    ]);
  });

  it('counts the visits of term and month, at a campus too; the overdue come first', () => {
    const db = filed(
      termsSet,
      ruleSet,
      ...made('a', '2025-03-10', { unitId: 'campus-1' }),
      ...made('b', '2025-03-11', { kind: 'routine', unitId: 'school-2' }),
      ...of('c', lived(inspection, [planned('c', '2025-05-06')])),
      ...made('d', '2025-04-10', { unitId: 'school-2' }),
    );
    expect(visitPlanOf(db, { ...county, day: '2025-05-01' }).schools).toMatchObject([
      {
        unitId: 'school-1',
        state: 'overdue',
        missed: [{ period: '2025-04', missing: 1 }],
        owed: 1,
        dueBy: '2025-05-31',
        lastVisit: { inspectionId: 'a', date: '2025-03-10', team: ['inspector-1'] },
        planned: [{ inspectionId: 'c', date: '2025-05-06' }],
      },
      {
        unitId: 'school-2',
        districtId: 'district-1',
        state: 'onTime',
        current: [{ done: 2 }, { done: 0, missing: 1 }],
      },
    ]);
    expect(visitPlanOf(db, { ...county, day: '2025-05-01', unitId: 'school-2' }).schools).toHaveLength(1);
    expect(visitPlanOf(db, { ...county, day: '2025-07-12' })).toMatchObject({
      schoolDay: { kind: 'holiday', name: '暑假' },
      schools: [{ state: 'holiday' }, { state: 'holiday' }],
    });
  });

  it('counts only visits of a 责任督学 once the county has named any, from that day on', () => {
    const visits = [...made('a', '2025-03-10'), ...made('b', '2025-04-10', { team: ['inspector-2', 'inspector-1'] })];
    const done = (...happenings: readonly Happening[]) =>
      visitPlanOf(filed(termsSet, ...visits, ...happenings), { ...county, day: '2025-05-01', unitId: 'school-1' })
        .schools[0]!.current[0]!.done;
    expect(done()).toBe(2);
    expect(done(entrusted('inspector-2', 'school-2'))).toBe(1);
    expect(done(entrusted('inspector-3', 'school-2', '2025-04-01'))).toBe(1);
    expect(done(entrusted('inspector-3', 'school-2'), relieved('inspector-3', 'school-2', '2025-04-10'))).toBe(1);
  });

  it('knows the last 综合督导 of a school', () => {
    const visit = lived(inspection, [
      planned('d', '2025-03-10', { kind: 'comprehensive', team: ['inspector-1', 'inspector-2', 'inspector-3'] }),
      [{ type: 'SendNotice', noticeNumber: '1号' }, on('2025-03-01', director)],
      [start, on('2025-03-10', inspector)],
    ]);
    expect(visitPlanOf(filed(...of('d', visit)), { ...county, day: '2029-04-01' }).schools[1]).toMatchObject({
      lastComprehensive: '2025-03-10',
      comprehensive: { state: 'due', from: '2028-03-10', until: '2030-03-10' },
    });
  });
});

describe('责任督学 by day', () => {
  it('hold from a day up to but without another', () => {
    const db = filed(
      entrusted('inspector-1', 'school-1'),
      entrusted('inspector-2', 'school-1', '2025-04-01'),
      relieved('inspector-1', 'school-1', '2025-05-01'),
    );
    const on1 = (day: string) => responsibleOn(db, 'county-1', day).get('school-1');
    expect([on1('2025-02-28'), on1('2025-03-01'), on1('2025-04-30'), on1('2025-05-01')]).toEqual([
      undefined,
      ['inspector-1'],
      ['inspector-1', 'inspector-2'],
      ['inspector-2'],
    ]);
    expect(responsibilitiesIn(db, 'county-1', { accountId: 'inspector-1' })).toMatchObject([
      { since: '2025-03-01', until: '2025-05-01', reason: '轮岗' },
    ]);
  });
});

describe('proposed visits of a county', () => {
  it('lie on working days of the term, go to 责任督学, and never where somebody must recuse', () => {
    const db = filed(
      termsSet,
      ruleSet,
      ...opened('inspector-1'),
      ...opened('inspector-2'),
      ...opened('inspector-3'),
      entrusted('inspector-1', 'school-1'),
      entrusted('inspector-2', 'school-2'),
      {
        in: 'recusal-inspector-2',
        fact: {
          type: 'RecusalDeclared',
          data: { accountId: 'inspector-2', unitId: 'district-1', ground: 'staff', since: '2025-03-20', until: null },
        },
      },
    );
    const period = { ...county, day: '2025-05-01', from: '2025-05-01', to: '2025-05-31' };
    const { days, proposals, notPlaced } = proposedVisits(db, period);
    // 劳动节 is off up to the 5th.
    expect([days[0], days.at(-1)]).toEqual(['2025-05-06', '2025-05-30']);
    expect(proposals).toMatchObject([
      { unitId: 'school-1', accountId: 'inspector-1', who: 'responsible', state: 'overdue', date: '2025-05-06' },
      { unitId: 'school-2', accountId: 'inspector-1', who: 'leastLoad', state: 'overdue', date: '2025-05-19' },
    ]);
    expect(notPlaced).toEqual([]);
    expect(proposedVisits(db, { ...period, from: '2025-07-11', to: '2025-08-31' })).toMatchObject({ days: [] });
  });
});
