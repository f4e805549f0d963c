import type { paths } from '@app/api-client';
import type { Issue } from '../states';

/** Every route by which an issue is acted on. */
export type ActPath = Extract<keyof paths, `/api/issues/{id}/${string}`> &
  { [P in keyof paths]: paths[P] extends { post: object } ? P : never }[keyof paths];
type BodyOf<P extends ActPath> = paths[P] extends {
  post: { requestBody: { content: { 'application/json': infer B } } };
}
  ? B
  : never;

/** How a field is filled in. */
export type FieldKind =
  | 'line'
  | 'text'
  | 'date'
  | 'limit'
  | 'percent'
  | 'yesNo'
  | 'decision'
  | 'unit'
  | 'units'
  | 'steps'
  | 'stages'
  | 'person'
  | 'evidence'
  | 'issue';

/** What a field starts with: nothing, today, or a value of the issue. */
type Start = (issue: Issue, today: string) => string | null;

/** One field of a form. Without `optional` it has to be filled in. `label`: called otherwise than by its name. */
export type Field = Readonly<{ name: string; label?: string; kind: FieldKind; optional?: true; start?: Start }>;

/** What an act asks for, and where it is sent. */
export type ActForm = Readonly<{
  path: ActPath;
  fields: readonly Field[];
  /** Asked once more even though nothing has to be filled in: it weighs too much for one touch. */
  confirm?: true;
}>;

const form = <P extends ActPath>(
  path: P,
  fields: readonly (Field & Readonly<{ name: keyof BodyOf<P> & string }>)[],
  more: Pick<ActForm, 'confirm'> = {},
): ActForm => ({ path, fields, ...more });

const today: Start = (_, day) => day;
const reason = { name: 'reason', kind: 'text' } as const;
const note = { name: 'note', kind: 'text', optional: true } as const;
const evidence = { name: 'evidence', kind: 'evidence', optional: true } as const;
const order = [
  { name: 'noticeNumber', kind: 'line' },
  { name: 'leadUnitId', kind: 'unit', start: ({ proposedLeadUnitId, unitId }) => proposedLeadUnitId ?? unitId },
  { name: 'supportingUnitIds', kind: 'units', optional: true },
  { name: 'dueDate', kind: 'limit', start: ({ suggestedDueDate }) => suggestedDueDate },
] as const satisfies readonly Field[];
const orderAnew = order.map(({ name, kind, ...rest }) =>
  name === 'supportingUnitIds' ? { name, kind, ...rest } : { name, kind },
);

/** Every act of an issue, in the order of its life: the one table from which all its forms are made. */
export const actForms = {
  AssignRectification: form('/api/issues/{id}/assignment', order),
  AcknowledgeRectification: form('/api/issues/{id}/acknowledgement', []),
  SubmitRectificationPlan: form('/api/issues/{id}/plan', [
    { name: 'goal', kind: 'text' },
    { name: 'measures', kind: 'text' },
    { name: 'steps', kind: 'steps' },
    { name: 'responsibleAccountId', kind: 'person' },
  ]),
  ApproveRectificationPlan: form('/api/issues/{id}/plan/approval', [note]),
  ReturnRectificationPlan: form('/api/issues/{id}/plan/return', [reason]),
  ReportProgress: form('/api/issues/{id}/progress', [
    { name: 'text', kind: 'text' },
    {
      name: 'percent',
      kind: 'percent',
      start: ({ percent }: Issue) => (percent === null ? null : String(percent)),
    },
    evidence,
  ]),
  ApproveRectificationReport: form('/api/issues/{id}/report/approval', [{ name: 'report', kind: 'text' }]),
  RequestClosure: form('/api/issues/{id}/closure', [
    { name: 'statement', kind: 'text' },
    { name: 'rectifiedOn', kind: 'date', start: today },
    { name: 'evidence', kind: 'evidence' },
  ]),
  WithdrawClosureRequest: form('/api/issues/{id}/closure/withdrawal', [reason]),
  VerifyOnSite: form('/api/issues/{id}/closure/verification', [
    { name: 'on', kind: 'date', start: today },
    { name: 'adequate', kind: 'yesNo' },
    { name: 'finding', kind: 'text' },
    evidence,
  ]),
  CloseIssue: form('/api/issues/{id}/closure/approval', [], { confirm: true }),
  RejectClosure: form('/api/issues/{id}/closure/rejection', [{ name: 'reworkRequirement', kind: 'text' }]),
  RequestExtension: form('/api/issues/{id}/extension', [
    { name: 'requestedDate', kind: 'date' },
    reason,
    { name: 'progress', kind: 'text' },
    { name: 'forecast', kind: 'date' },
  ]),
  GrantExtension: form('/api/issues/{id}/extension/grant', [
    {
      name: 'dueDate',
      label: 'grantedDate',
      kind: 'date',
      optional: true,
      start: ({ extensionDate }: Issue) => extensionDate,
    },
    note,
  ]),
  RefuseExtension: form('/api/issues/{id}/extension/refusal', [reason]),
  RequestConsultation: form('/api/issues/{id}/consultation', [
    { name: 'departmentId', kind: 'unit', start: ({ proposedLeadUnitId }: Issue) => proposedLeadUnitId },
    { name: 'question', kind: 'text' },
  ]),
  AcceptConsultation: form('/api/issues/{id}/consultation/acceptance', [{ name: 'note', kind: 'text' }]),
  DeclineConsultation: form('/api/issues/{id}/consultation/refusal', [reason]),
  WithdrawConsultation: form('/api/issues/{id}/consultation/withdrawal', [reason]),
  ReassignIssue: form('/api/issues/{id}/reassignment', [...orderAnew, reason]),
  SuspendClock: form('/api/issues/{id}/suspension', [reason, evidence]),
  WaiveIssue: form('/api/issues/{id}/waiver', [{ name: 'until', kind: 'date' }, reason, evidence]),
  ResumeClock: form('/api/issues/{id}/resumption', [reason]),
  HandOverResponsibility: form('/api/issues/{id}/handover', [{ name: 'toAccountId', kind: 'person' }, reason]),
  FilePostedReport: form('/api/issues/{id}/report/filing', [
    { name: 'statement', label: 'postedStatement', kind: 'text' },
  ]),
  RequestLongTerm: form('/api/issues/{id}/long-term', [
    { name: 'expectedOn', kind: 'date' },
    { name: 'stages', kind: 'stages' },
    reason,
    { name: 'progress', kind: 'text' },
  ]),
  GrantLongTerm: form('/api/issues/{id}/long-term/grant', [note], { confirm: true }),
  RefuseLongTerm: form('/api/issues/{id}/long-term/refusal', [reason]),
  ReviewStage: form('/api/issues/{id}/stages/review', [
    { name: 'reached', kind: 'yesNo' },
    { name: 'finding', label: 'stageFinding', kind: 'text' },
    evidence,
  ]),
  RemindNow: form('/api/issues/{id}/reminder', [{ name: 'note', label: 'remindNote', kind: 'text', optional: true }]),
  AnswerRung: form('/api/issues/{id}/slip-answer', [
    { name: 'answer', kind: 'text' },
    { name: 'forecast', kind: 'date' },
  ]),
  AcceptRungAnswer: form('/api/issues/{id}/slip-answer/acceptance', [
    { name: 'holdUntil', kind: 'date', optional: true },
    note,
  ]),
  DecideEscalation: form('/api/issues/{id}/escalation', [{ name: 'decision', kind: 'decision' }, reason]),
  ReopenIssue: form('/api/issues/{id}/reopening', [reason, evidence]),
  SupersedeIssue: form('/api/issues/{id}/supersession', [{ name: 'byIssueId', kind: 'issue' }, reason]),
  WithdrawIssue: form('/api/issues/{id}/withdrawal', [reason]),
} as const satisfies Record<string, ActForm>;

export type ActName = keyof typeof actForms;

/** The form of an act. */
export const formOf = (act: ActName): ActForm => actForms[act];

/** Key of a field's label. */
export const labelOf = ({ name, label }: Field): string => `rectifications.field.${label ?? name}`;

/** Whether the server's name of an act is one that has a form here. */
export const isAct = (act: string): act is ActName => Object.hasOwn(actForms, act);
