import type { RectificationAsk } from '@app/application/rectifications';
import type { IssueRow } from '@app/projections/rectifications';
import { periodOf } from '../ordered-period.dto.js';
import type { IssueBatchDto } from './issue-batch.dto.js';

/** What may be done to many issues in one call. */
export const batchActs = ['AssignRectification', 'ApproveRectificationPlan', 'GrantExtension', 'RemindNow'] as const;
export type BatchAct = (typeof batchActs)[number];

/** The same form for one of the issues: whoever is to lead it, unless one is named, is its own. */
export const askOf = (form: IssueBatchDto, issue: IssueRow): RectificationAsk => {
  const note = form.note === undefined ? {} : { note: form.note };
  if (form.act !== 'AssignRectification') return { type: form.act, ...note };
  return {
    type: form.act,
    noticeNumber: form.noticeNumber ?? '',
    ...(form.dueDate !== undefined && { dueDate: form.dueDate }),
    ...periodOf(form),
    leadUnitId: form.leadUnitId ?? issue.proposedLeadUnitId ?? issue.unitId,
    supportingUnitIds: form.supportingUnitIds ?? [],
  };
};
