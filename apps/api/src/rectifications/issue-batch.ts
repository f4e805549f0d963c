import type { RectificationAsk } from '@app/application/rectifications';
import type { Permission } from '@app/domain/access';
import { periodOf } from '../ordered-period.dto.js';
import type { IssueBatchDto } from './issue-batch.dto.js';

/** What may be done to many issues in one call. */
export const batchActs = [
  'AssignRectification',
  'AcknowledgeRectification',
  'ApproveRectificationPlan',
  'GrantExtension',
  'RemindNow',
] as const;
export type BatchAct = (typeof batchActs)[number];

/** Who may do it at all. */
export const batchNeeds: Readonly<Record<BatchAct, Permission>> = {
  AssignRectification: 'rectification.assign',
  AcknowledgeRectification: 'rectification.acknowledge',
  ApproveRectificationPlan: 'rectification.approve-plan',
  GrantExtension: 'rectification.decide-extension',
  RemindNow: 'rectification.remind',
};

/** The form as it is asked of each of the issues. */
export const askOf = (form: IssueBatchDto): RectificationAsk => {
  if (form.act === 'AcknowledgeRectification') return { type: form.act };
  if (form.act !== 'AssignRectification')
    return { type: form.act, ...(form.note !== undefined && { note: form.note }) };
  return {
    type: form.act,
    noticeNumber: form.noticeNumber ?? '',
    ...(form.dueDate !== undefined && { dueDate: form.dueDate }),
    ...periodOf(form),
    leadUnitId: form.leadUnitId,
    supportingUnitIds: form.supportingUnitIds ?? [],
  };
};
