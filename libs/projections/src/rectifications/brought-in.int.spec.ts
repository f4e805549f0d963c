import { expect, it } from '@jest/globals';
import { recognition } from '@app/domain/rectifications';
import { broughtIn } from '@test/brought-in';
import { unit } from '@test/county';
import { projected } from '@test/projected';
import { anyProjection } from '../kernel/index.js';
import { organizationTree } from '../organizations/index.js';
import { dueDatesOf, issueDueDates } from './issue-due-dates.js';
import { issueLedger } from './issue-ledger.js';
import { issuesOf } from './issue-list.js';
import { issueById, placeOfIssue } from './issue-rows.js';
import { recognizedIssues } from './same-issues.js';

const tree = [
  unit('county', 'county-1', null),
  unit('school', 'school-1', 'county-1'),
  unit('department', 'department-1', 'county-1'),
];
const db = () =>
  projected(
    [anyProjection(organizationTree), anyProjection(issueLedger), anyProjection(issueDueDates)],
    [
      ...tree,
      broughtIn('open'),
      broughtIn('closed', { rectifiedOn: '2023-11-20', reviewedOn: '2023-12-01', closedOn: '2023-12-01' }),
      broughtIn('waiting', { leadUnitId: null, supportingUnitIds: [], dueDate: '2023-11-30' }),
    ],
  );
const filter = { roots: ['county-1'], day: '2024-01-01', limit: 9, offset: 0 };

it('an issue that was brought in stands in the 台账 as it stood, and says where it is written', () => {
  const { rows } = issuesOf(db(), filter);
  const place = { number: '17', hash: 'b'.repeat(64), sheet: '台账', row: 5 };
  expect(
    rows.map(({ issueId, status, dueDate, overdue, rectifiedInTime, since, broughtIn }) => [
      issueId,
      status,
      dueDate,
      overdue,
      rectifiedInTime,
      since,
      broughtIn,
    ]),
  ).toEqual([
    ['open', 'inProgress', '2023-11-30', true, null, '2023-10-12', place],
    ['closed', 'closed', '2023-11-30', false, true, '2023-12-01', place],
    ['waiting', 'raised', null, false, null, '2023-10-12', place],
  ]);
});

it('it is not there before it was brought in, however old it is', () => {
  expect(issueById(db(), 'open', '2024-01-01', tree.length)).toBeUndefined();
  expect(issueById(db(), 'open', '2024-01-01', tree.length + 1)).toMatchObject({
    raisedOn: '2023-10-12',
    noticeNumber: '原整改台账 17',
  });
});

it('its due date has its reason, when somebody was ordered to keep it', () => {
  expect(dueDatesOf(db(), 'open')).toMatchObject([
    { dueDate: '2023-11-30', cause: 'IssueBroughtIn', basis: { clause: '原整改台账' } },
  ]);
  expect(dueDatesOf(db(), 'waiting')).toEqual([]);
});

it('everybody named in it has a part', () => {
  expect(placeOfIssue(db(), 'open')?.parties.toSorted()).toEqual(['department-1', 'school-1']);
});

it('is known again by unit, day and words, whatever the spaces', () => {
  const known = recognizedIssues(db(), 'county-1');
  expect(known.get(recognition({ unitId: 'school-1', foundOn: '2023-10-12', problem: '操场护栏松动open' }))).toBe(
    'open',
  );
  expect(
    known.get(recognition({ unitId: 'school-2', foundOn: '2023-10-12', problem: '操场护栏松动open' })),
  ).toBeUndefined();
  expect(recognizedIssues(db(), 'county-2').size).toBe(0);
});
