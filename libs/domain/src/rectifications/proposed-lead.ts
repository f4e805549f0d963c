import type { RectificationState } from './state.js';

/**
 * Who leads when an order names nobody: the unit that was proposed when the issue was found, else the one that has the
 * problem. Null of what is no issue.
 */
export const proposedLead = (state: RectificationState): string | null =>
  state.status === 'none' ? null : (state.raised.proposedLeadUnitId ?? state.unitId);
