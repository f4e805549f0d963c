import { basisOf } from '../basis.dto.js';
import { dated } from '../dated.dto.js';
import { periodOf } from '../ordered-period.dto.js';
import type { AssignRectificationDto, RaiseIssueDto } from './rectifications.dto.js';

/** A form as the command carries it: field by field, what was left out is not named. */
export const raising = (body: RaiseIssueDto) => {
  const { unitId, problem, clause, severity, evidence, indicator, suggestedDueDate, proposedLeadUnitId } = body;
  return {
    type: 'RaiseIssue' as const,
    unitId,
    problem,
    clause,
    severity,
    evidence,
    ...(indicator !== undefined && { indicator }),
    ...(suggestedDueDate !== undefined && { suggestedDueDate }),
    ...(proposedLeadUnitId !== undefined && { proposedLeadUnitId }),
    ...dated(body),
  };
};

/** The fields of a 整改通知书. */
export const order = (body: AssignRectificationDto) => {
  const { noticeNumber, leadUnitId, supportingUnitIds, dueDate } = body;
  return {
    noticeNumber,
    leadUnitId,
    supportingUnitIds,
    ...(dueDate !== undefined && { dueDate }),
    ...periodOf(body),
    ...basisOf(body),
    ...dated(body),
  };
};
