import type { Permission } from '@web/session/session';
import { formOf, type ActName, type Field } from '../acts/forms';
import { bodyOf, type Values } from '../acts/values';
import type { Issue, Status } from '../states';

/** An act that may be done to several issues, who may do it, and in which state it makes sense. */
export type BulkAct = Readonly<{ act: ActName; needs: Permission; from: Status }>;

/** Acts for several at a time. 销号 and what leads to it are judged one by one: they are not here, ever. */
export const bulkActs: readonly BulkAct[] = [
  { act: 'AssignRectification', needs: 'rectification.assign', from: 'raised' },
  { act: 'AcknowledgeRectification', needs: 'rectification.acknowledge', from: 'assigned' },
  { act: 'ApproveRectificationPlan', needs: 'rectification.approve-plan', from: 'planSubmitted' },
];

/** Of the chosen issues, those that each act is for; acts for none are left out. */
export const bulkChoices = (
  chosen: readonly Issue[],
  may: (permission: Permission) => boolean,
): readonly Readonly<{ act: ActName; issues: readonly Issue[] }>[] =>
  bulkActs
    .filter(({ needs }) => may(needs))
    .map(({ act, from }) => ({ act, issues: chosen.filter(({ status }) => status === from) }))
    .filter(({ issues }) => issues.length > 0);

/** The form for several: without a lead unit each issue's own one leads. */
export const bulkFields = (act: ActName): readonly Field[] =>
  formOf(act).fields.map(({ name, kind, optional }) => ({
    name,
    kind,
    ...((optional || name === 'leadUnitId') && { optional: true as const }),
  }));

/** What is sent for one of several. */
export const bulkBody = (act: ActName, values: Values, issue: Issue): Readonly<Record<string, unknown>> => {
  const fields = formOf(act).fields;
  const own = fields.some(({ name }) => name === 'leadUnitId')
    ? { leadUnitId: values['leadUnitId'] ?? issue.proposedLeadUnitId ?? issue.unitId }
    : {};
  return bodyOf(fields, { ...values, ...own });
};
