import type { Status } from '../states';
import type { ActName } from '../acts/forms';
import type { Values } from '../acts/values';

/** What moving a card from one column to another asks for. `preset`: what the column itself already says. */
export type Move = Readonly<{ act: ActName; preset?: Values }>;

const moves: Readonly<Partial<Record<Status, Readonly<Partial<Record<Status, Move>>>>>> = {
  raised: { assigned: { act: 'AssignRectification' } },
  assigned: { acknowledged: { act: 'AcknowledgeRectification' } },
  acknowledged: { planSubmitted: { act: 'SubmitRectificationPlan' }, assigned: { act: 'ReassignIssue' } },
  planSubmitted: {
    inProgress: { act: 'ApproveRectificationPlan' },
    acknowledged: { act: 'ReturnRectificationPlan' },
    assigned: { act: 'ReassignIssue' },
  },
  inProgress: { reportApproved: { act: 'ApproveRectificationReport' }, assigned: { act: 'ReassignIssue' } },
  reportApproved: { closureRequested: { act: 'RequestClosure' }, assigned: { act: 'ReassignIssue' } },
  closureRequested: {
    verified: { act: 'VerifyOnSite', preset: { adequate: true } },
    inadequate: { act: 'VerifyOnSite', preset: { adequate: false } },
    inProgress: { act: 'WithdrawClosureRequest' },
  },
  inadequate: { inProgress: { act: 'RejectClosure' } },
  verified: { closed: { act: 'CloseIssue' }, inProgress: { act: 'RejectClosure' } },
  closed: { raised: { act: 'ReopenIssue' } },
};

/** The act by which a card goes from one column to another; null when no single act does. */
export const moveOf = (from: Status, to: Status): Move | null => moves[from]?.[to] ?? null;

/** Columns that a card can go to from its own. */
export const goalsOf = (from: Status): readonly Status[] => Object.keys(moves[from] ?? {}) as Status[];
