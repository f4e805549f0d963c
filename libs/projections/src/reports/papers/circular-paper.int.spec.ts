import { expect, it } from '@jest/globals';
import { filledPaper } from '@app/domain/reports';
import type { CampaignEvent } from '@app/domain/submissions';
import { standingProjections } from '@app/projections/indicators';
import { anyProjection } from '@app/projections/kernel';
import { issueDueDates, issueLedger, issuesOf } from '@app/projections/rectifications';
import { campaignRegister } from '@app/projections/submissions';
import { accepted, filed, plainSchool, toFiling, toUnit, unit } from '@test/county';
import { ofIssue } from '@test/issue-ledger';
import { past } from '@test/issue-life';
import { projected, recorded, type Happening } from '@test/projected';
import { circularPaper } from './circular-paper.js';
import type { PaperAsked, PaperReads } from './source.js';

const projections = [
  ...standingProjections,
  anyProjection(issueLedger),
  anyProjection(issueDueDates),
  anyProjection(campaignRegister),
];
const basis = { act: 'a', rule: 'set-by-letter', calendar: 'natural', from: '2025-03-03', days: null, clause: 'c' };
const to = (fact: CampaignEvent): Happening => ({ in: 'campaign-round-1', fact });
const at = { campaignId: 'round-1' };
const section = (n: number) => `s${n}.primary`;
const happenings: readonly Happening[] = [
  unit('county', 'county-1', null, { name: '彰武“县”<1>' }), // 1
  unit('school', 'school-1', 'county-1', { name: '第一小学' }), // 2
  unit('department', 'department-1', 'county-1', { name: '财政局' }), // 3
  ...[1, 2, 3, 4, 5, 6].flatMap((n) => plainSchool(`s${n}`, 'county-1', 'primary')), // 4 … 15
  to({
    type: 'CampaignOpened',
    data: {
      ...at,
      name: '秋季填报',
      dataYear: '2024-2025',
      countyId: 'county-1',
      forms: ['section'],
      unitIds: [1, 2, 3, 4, 5].map(section),
      unitsKnownAt: 15,
      dueDate: '2025-03-31',
      basis,
      openedBy: 'director-1',
    },
  }), // 16
  filed(section(1), {}), // 17
  filed(section(2), {}), // 18
  toFiling({
    type: 'SubmissionReturned',
    data: {
      unitId: section(2),
      dataYear: '2024-2025',
      version: 1,
      reasons: [{ figure: null, reason: '有误' }],
      returnedBy: 'director-1',
    },
  }), // 19
  filed(section(3), {}), // 20
  accepted(section(3)), // 21
  toUnit({ type: 'UnitClosed', data: { unitId: 's5', reason: '撤并', effectiveFrom: '2025-04-15' } }), // 22
  to({ type: 'CampaignUnitsAdded', data: { ...at, unitIds: [section(6)], unitsKnownAt: 22, addedBy: 'director-1' } }), // 23
  ...ofIssue(past.assigned), // 24 …
  filed(section(4), {}),
];
const db = projected(projections, happenings);
const events = recorded(happenings);
const reads: PaperReads = {
  db,
  stream: (category, id) => Promise.resolve(events.filter(({ stream }) => stream === `hj.main.${category}-${id}`)),
};
const asked: PaperAsked = {
  subjectId: 'county-1',
  countyId: 'county-1',
  dataYear: '2024-2025',
  standardId: null,
  knownAt: Number.MAX_SAFE_INTEGER - 1,
  asOf: '2026-06-30',
  answers: {},
};
const paper = async (more: Partial<PaperAsked> = {}) => (await circularPaper.gather(reads, { ...asked, ...more }))!;
const texts = (rows: readonly Readonly<Record<string, { text: string }>>[] | undefined, ...names: string[]) =>
  (rows ?? []).map((row) => names.map((name) => row[name]?.text));
const last = happenings.length;

it('counts who owes, who was sent back and who has ended, at the point', async () => {
  const owed = async (more: Partial<PaperAsked>) => texts((await paper(more)).tables['未报单位'], '单位名称', '情况');
  expect(await owed({})).toEqual([
    [section(2), '已退回'],
    [section(6), '未报'],
  ]);
  expect(await owed({ knownAt: last - 1 })).toEqual([
    [section(2), '已退回'],
    [section(4), '未报'],
    [section(6), '未报'],
  ]);
  expect(await owed({ knownAt: 18, asOf: '2025-04-10' })).toEqual([3, 4, 5].map((n) => [section(n), '未报']));
  expect(await owed({ knownAt: 15 })).toEqual([]);
  expect(await owed({ dataYear: '2023-2024' })).toEqual([]);
});

it('sums are those of its rows, and the days late are counted to the day asked about', async () => {
  const { fields, tables } = await paper({ asOf: '2025-04-10', knownAt: last - 1 });
  expect(texts(tables['填报任务'], '应报数', '已报数', '未报数', '逾期数')).toEqual([['6', '2', '4', '4']]);
  expect(tables['未报单位']).toHaveLength(4);
  expect(texts(tables['未报单位'], '逾期天数')[0]).toEqual(['10']);
  expect([fields['未报单位次数']?.text, fields['逾期未报单位次数']?.text]).toEqual(['4', '4']);
  const early = await paper({ asOf: '2025-03-31', knownAt: last - 1 });
  expect(texts(early.tables['未报单位'], '逾期天数')[0]).toEqual(['—']);
  expect(early.fields['逾期未报单位次数']?.text).toBe('0');
});

it('lists what is overdue by its due date, and each unit’s issues', async () => {
  const { fields, tables } = await paper();
  expect(fields['逾期问题数']).toEqual({ text: '1', behind: { of: 'issues', statuses: [], overdue: true } });
  // A count leads to the list that it is of: as many there as it says.
  expect(fields['已销号问题数']?.behind).toEqual({ of: 'issues', statuses: ['closed'], overdue: false });
  expect(tables['逾期问题']).toHaveLength(1);
  const streams = circularPaper.streams!(db, asked).map((named) => named.join('-'));
  expect(streams).toEqual(
    expect.arrayContaining(['rectification-issue-1', `submission-${section(3)}.2024-2025`, 'campaign-round-1']),
  );
  expect(tables['逾期问题']![0]!['问题']?.behind).toEqual({ of: 'issue', issueId: 'issue-1' });
  expect(texts(tables['责任单位'], '责任单位', '问题数', '已销号数', '未销号数', '逾期数')).toEqual([
    ['第一小学', '1', '0', '1', '1'],
  ]);
  // As many stand in the list of what the unit leads as its row says.
  const led = tables['责任单位']![0]!;
  const meant = { of: 'issues', leadUnitId: 'school-1' };
  expect([led['未销号数']?.behind, led['逾期数']?.behind]).toMatchObject([
    { ...meant, overdue: false, statuses: expect.arrayContaining(['assigned']) },
    { ...meant, overdue: true, statuses: [] },
  ]);
  const list = { roots: ['county-1'], unitId: 'county-1', day: asked.asOf, limit: 50, offset: 0 };
  expect(issuesOf(db, { ...list, leadUnitId: 'school-1', overdue: true }).total).toBe(1);
  expect(issuesOf(db, { ...list, leadUnitId: 'department-1' }).total).toBe(0);
  expect(fields['重开问题数']?.behind).toMatchObject({ of: 'issues', statuses: [], reopened: true });
  // The issue was raised (24) before anybody was ordered to lead (25): the list at that point, and today's.
  const unled = (await paper({ knownAt: 24 })).tables['责任单位']!;
  expect(texts(unled, '责任单位', '问题数', '已销号数', '未销号数', '逾期数')).toEqual([
    ['尚未交办', '1', '0', '1', '0'],
  ]);
  const whole = { of: 'issues', overdue: false, unassigned: true };
  expect([unled[0]!['问题数']?.behind, unled[0]!['逾期数']?.behind]).toMatchObject([
    whole,
    { ...whole, overdue: true },
  ]);
  const totals = (meant: Partial<Parameters<typeof issuesOf>[1]>) => issuesOf(db, { ...list, ...meant }).total;
  for (const [name, meant] of [
    ['问题数', {}],
    ['未销号数', { statuses: ['raised'] }],
    ['已销号数', { statuses: ['closed'] }],
    ['逾期数', { overdue: true }],
  ] as const)
    expect([name, `${totals({ unassigned: true, knownAt: 24, ...meant })}`]).toEqual([name, unled[0]![name]?.text]);
  expect([
    totals({ unassigned: true }),
    totals({ unassigned: false }),
    totals({ unassigned: false, knownAt: 24 }),
  ]).toEqual([0, 1, 0]);
  const before = await paper({ knownAt: 23 });
  expect([before.fields['问题总数']?.text, before.tables['责任单位']]).toEqual(['0', []]);
});

it('declares its names, has no number of its own, and says so where nothing is owed', async () => {
  const { form } = circularPaper;
  for (const data of [await paper(), await paper({ knownAt: 1 })]) {
    expect(Object.keys(data.fields).sort()).toEqual(Object.keys(form.names.fields).sort());
    for (const [table, { fields }] of Object.entries(form.names.tables))
      for (const row of data.tables[table]!) expect(Object.keys(row).sort()).toEqual(Object.keys(fields).sort());
    const parts = filledPaper(form, data).flatMap((block) => ('parts' in block ? block.parts : []));
    expect(parts.filter((part) => typeof part === 'string' && /\d/.test(part))).toEqual([]);
  }
  expect((await paper({ knownAt: 1 })).fields['没有拖欠']?.text).toBe('没有未报的单位，也没有逾期的问题。');
  expect(await circularPaper.gather(reads, { ...asked, knownAt: 0 })).toBeNull();
  expect(await circularPaper.gather(reads, { ...asked, asOf: '2010-01-01' })).toBeNull();
  expect(await circularPaper.gather(reads, { ...asked, countyId: 'school-1' })).toBeNull();
});
