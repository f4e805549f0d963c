import { expect, it } from '@jest/globals';
import { raise } from '@test/issue-life';
import { lived, stateAfter } from '@test/lived';
import { director, on } from '@test/supervision-cast';
import { proposedLead } from './proposed-lead.js';
import { rectification } from './rectification.js';

const raised = (more: object = {}) =>
  stateAfter(rectification, lived(rectification, [[{ ...raise, ...more }, on('2025-03-03', director)]]));

it('is the unit that was proposed, else the one that has the problem', () => {
  expect(proposedLead(raised({ proposedLeadUnitId: 'department-1' }))).toBe('department-1');
  expect(proposedLead(raised())).toBe('school-1');
  expect(proposedLead(rectification.initial)).toBeNull();
});
