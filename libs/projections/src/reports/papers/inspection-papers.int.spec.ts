import { expect, it } from '@jest/globals';
import type { RectificationEvent } from '@app/domain/rectifications';
import { toUnit } from '@test/county';
import { visit } from '@test/inspection-life';
import { ledgerOf, ofIssue, tree } from '@test/issue-ledger';
import { past } from '@test/issue-life';
import { recorded, type Happening } from '@test/projected';
import { inspectionPapers } from './inspection-papers.js';

const visited: readonly Happening[] = visit.concluded.map((fact) => ({ in: 'inspection-inspection-1', fact }));
const followed = past.closed.map((event): RectificationEvent =>
  event.type === 'IssueRaised'
    ? { ...event, data: { ...event.data, inspectionId: 'inspection-1', findingId: 'finding-1' } }
    : event,
);
const happenings = [...visited, ...ofIssue(followed)];
const raisedAt = tree.length + visited.length + 1;

/** What became of each finding, as the report of the visit says it. */
const fates = async (all: readonly Happening[], knownAt: number, asOf = '2025-12-31') => {
  const db = ledgerOf(...all);
  const events = recorded([...tree, ...all]);
  const report = inspectionPapers.find(({ form }) => form.kind === 'visit-report')!;
  const asked = { subjectId: 'inspection-1', countyId: 'county-1', dataYear: '2024-2025', standardId: null };
  const stream = (category: string, id: string) =>
    Promise.resolve(events.filter((event) => event.stream === `hj.main.${category}-${id}`));
  const data = await report.gather({ db, stream }, { ...asked, knownAt, asOf, answers: {} });
  return data?.tables['问题去向']?.map((row) => row['去向']?.text);
};

it('a visit’s report says of each finding how its issue stood at the point', async () => {
  const at = (knownAt: number, asOf?: string) => fates(happenings, knownAt, asOf);
  expect(await at(tree.length + 3)).toBeUndefined();
  expect(await at(raisedAt - 1)).toEqual(['待立项', '现场反馈']);
  expect(await at(raisedAt)).toEqual(['待交办', '现场反馈']);
  expect(await at(raisedAt + 1)).toEqual(['待签收', '现场反馈']);
  expect(await at(tree.length + happenings.length)).toEqual(['已销号', '现场反馈']);
  expect(await at(tree.length + happenings.length, '2025-03-02')).toBeUndefined();
});

it('says the same after the school has gone to another county', async () => {
  const parent = { kind: 'county', schoolType: null, sequence: 6 } as const;
  const moved = { unitId: 'school-1', parentId: 'county-2', parent, effectiveFrom: '2025-09-01' };
  const raised = [...visited, ...ofIssue(followed.slice(0, 1))];
  expect(await fates([...raised, toUnit({ type: 'UnitMoved', data: moved })], raisedAt)).toEqual([
    '待交办',
    '现场反馈',
  ]);
});
