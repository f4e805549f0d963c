import { expect, it } from '@jest/globals';
import { pastIn } from '@web/session/past';
import { boundPast, placeBehind, type Behind, type PaperPoint } from './behind';

const now: PaperPoint = { countyId: 'c', dataYear: '2023-2024', standardId: 'hqb-2017', past: null };
const then: PaperPoint = { ...now, past: boundPast({ asOf: '2024-09-01', knownAt: 128 }) };
const question = { county: 'c', year: '2023-2024', standard: 'hqb-2017' };
const point = { asOf: '2024-09-01', knownAt: '128' };

const asked: readonly [Behind, string, Record<string, string>][] = [
  [{ of: 'verdict' }, '/indicators', question],
  [{ of: 'indicator', sectionId: 's', indicator: 'L2' }, '/indicators', { ...question, explain: 's.L2' }],
  [{ of: 'cv', stage: 'primary', indicator: 'L2' }, '/indicators', { ...question, explain: 'c.cv.primary.L2' }],
  [{ of: 'item', item: 'B3' }, '/indicators/items/B3', question],
  [{ of: 'issue', issueId: 'i' }, '/issues/i', {}],
  [{ of: 'issues', statuses: [], overdue: false }, '/issues', { status: 'all', unit: 'c' }],
  [{ of: 'issues', statuses: ['raised', 'closed'], overdue: false }, '/issues', { status: 'raised,closed', unit: 'c' }],
  [{ of: 'issues', statuses: [], overdue: true }, '/issues', { status: 'all', unit: 'c', due: 'overdue' }],
  [
    { of: 'issues', statuses: ['closed'], overdue: false, leadUnitId: 'u' },
    '/issues',
    { status: 'closed', unit: 'c', lead: 'u' },
  ],
  [
    { of: 'issues', statuses: [], overdue: false, reopened: true },
    '/issues',
    { status: 'all', unit: 'c', reopened: 'true' },
  ],
  [
    { of: 'issues', statuses: ['raised'], overdue: false, unassigned: true },
    '/issues',
    { status: 'raised', unit: 'c', unassigned: 'true' },
  ],
  [
    { of: 'sections', types: ['teachingPoint'] },
    '/system/organizations',
    { root: 'c', type: 'teachingPoint', kind: 'section' },
  ],
  [{ of: 'schools', types: ['primary', 'junior'] }, '/system/organizations', { root: 'c', type: 'primary,junior' }],
];

it.each(asked)('%j of a paper leads to its page at the point of the paper', (behind, path, query) => {
  expect(placeBehind(behind, now)).toEqual({ path, query });
  const past = placeBehind(behind, then);
  expect(past).toEqual({ path, query: { ...query, ...point } });
  // The page reads of its address the very point.
  expect(pastIn(past!.query, '2025-03-18')).toEqual(then.past);
});

it('leads from a filed figure to the versions of its return, and to a visit as it is', () => {
  expect(placeBehind({ of: 'figure', unitId: 'u', field: 'students' }, then)).toEqual({
    path: '/submissions/u/2023-2024/versions',
    query: {},
  });
  expect(placeBehind({ of: 'inspection', inspectionId: 'v' }, then)).toEqual({ path: '/inspections/v', query: {} });
});
