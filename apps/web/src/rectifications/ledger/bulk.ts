import type { Schemas } from '@app/api-client';
import type { Permission } from '@web/session/session';
import { formOf, type Field } from '../acts/forms';
import { bodyOf, type Values } from '../acts/values';
import type { Issue, Status } from '../states';

export type BulkRequest = Schemas['IssueBatchDto'];
export type BulkName = BulkRequest['act'];
export type BulkLine = Schemas['IssueBatchLineDto'];

/** An act that may be done to several issues, who may do it, and for which of them it makes sense. */
export type BulkAct = Readonly<{ act: BulkName; needs: Permission; fits: (issue: Issue) => boolean }>;

const stands =
  (...statuses: readonly Status[]) =>
  ({ status }: Issue): boolean =>
    statuses.includes(status);
/** Where the unit is at work, and can be reminded. */
const withUnit = stands('assigned', 'acknowledged', 'planSubmitted', 'inProgress', 'reportApproved');

/** Acts for several at a time. 销号 and what leads to it are judged one by one: they are not here, ever. */
export const bulkActs: readonly BulkAct[] = [
  { act: 'AssignRectification', needs: 'rectification.assign', fits: stands('raised') },
  { act: 'AcknowledgeRectification', needs: 'rectification.acknowledge', fits: stands('assigned') },
  { act: 'ApproveRectificationPlan', needs: 'rectification.approve-plan', fits: stands('planSubmitted') },
  {
    act: 'GrantExtension',
    needs: 'rectification.decide-extension',
    fits: ({ extensionDate, above }) => extensionDate !== null && above !== 'longTerm',
  },
  {
    act: 'RemindNow',
    needs: 'rectification.remind',
    fits: (issue) => withUnit(issue) && issue.stopped === null,
  },
];

/** Of the chosen issues, those that each act is for; acts for none are left out. */
export const bulkChoices = (
  chosen: readonly Issue[],
  may: (permission: Permission) => boolean,
): readonly Readonly<{ act: BulkName; issues: readonly Issue[] }>[] =>
  bulkActs
    .filter(({ needs }) => may(needs))
    .map(({ act, fits }) => ({ act, issues: chosen.filter(fits) }))
    .filter(({ issues }) => issues.length > 0);

/** The form for several: without a lead unit each issue's own one leads, and each extension is to the day it asks for. */
export const bulkFields = (act: BulkName): readonly Field[] =>
  formOf(act)
    .fields.filter(({ name }) => act !== 'GrantExtension' || name !== 'dueDate')
    .map(({ name, kind, label, optional }) => ({
      name,
      kind,
      ...(label !== undefined && { label }),
      ...((optional || name === 'leadUnitId') && { optional: true as const }),
    }));

/** What is sent for all of them at once. */
export const bulkBody = (act: BulkName, values: Values, issues: readonly Issue[]): BulkRequest => ({
  act,
  issueIds: issues.map(({ issueId }) => issueId),
  ...bodyOf(bulkFields(act), values),
});
