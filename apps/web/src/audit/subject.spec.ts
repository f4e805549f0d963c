import { expect, it } from '@jest/globals';
import { pageOf } from './subject';

const id = '7d0a1b2c-3d4e-5f60-8a7b-9c0d1e2f3a4b';

it.each([
  [`hj.main.rectification-${id}`, `/issues/${id}`],
  [`hj.main.common-issue-${id}`, `/issues/common/${id}`],
  [`hj.main.organization-${id}`, `/system/organizations/${id}`],
  // A clock of a step, and a year's figures of a unit: of no page alone.
  [`hj.main.deadline-issue-${id}.1.plan`, null],
  [`hj.main.submission-${id}-2024-2025`, null],
  [`hj.main.calendar-2025`, null],
])('%s is shown at %s', (stream, page) => {
  expect(pageOf(stream)).toBe(page);
});
