import type { Schemas } from '@app/api-client';
import type { Issue, Status } from '../states';
import { isAct, type ActName } from './forms';

export type LegalAct = Schemas['LegalActDto'];

const likeliest: Readonly<Record<Status, (issue: Issue) => ActName | null>> = {
  raised: ({ severity }) => (severity === 'complex' ? 'RequestConsultation' : 'AssignRectification'),
  assigned: () => 'AcknowledgeRectification',
  acknowledged: () => 'SubmitRectificationPlan',
  planSubmitted: () => 'ApproveRectificationPlan',
  inProgress: ({ percent }) => (percent === 100 ? 'ApproveRectificationReport' : 'ReportProgress'),
  reportApproved: () => 'RequestClosure',
  closureRequested: () => 'VerifyOnSite',
  inadequate: () => 'RejectClosure',
  verified: () => 'CloseIssue',
  closed: () => null,
  withdrawn: () => null,
  superseded: () => null,
};

/** Reasons that tell the reader something the state does not: about the person, or about an answer that is awaited. */
const telling: ReadonlySet<string> = new Set([
  'rectification.own-work',
  'rectification.recused',
  'rectification.consultation-pending',
  'rectification.consultation-needed',
  'rectification.same-day',
  'rectification.extension-too-late',
  'rectification.clock-stopped',
  'rectification.office-first',
  'rectification.leader-second',
]);

export type NextSteps = Readonly<{
  /** Acts that can be done now, the likeliest first. */
  open: readonly ActName[];
  /** The one that is filled; null when none stands out. */
  likely: ActName | null;
  /** What stands in the way of others, each reason once. */
  because: readonly Readonly<{ acts: readonly ActName[]; detail: string }>[];
}>;

/** What the reader can do next, from what the server says is legal. */
export const nextSteps = (issue: Issue, acts: readonly LegalAct[]): NextSteps => {
  const known = acts.flatMap((one) => (isAct(one.act) ? [{ ...one, act: one.act }] : []));
  const open = known.filter(({ blockedBy }) => blockedBy === null).map(({ act }) => act);
  const answering = open.find(
    (act) =>
      act === 'DecideEscalation' ||
      act === 'AcceptRungAnswer' ||
      act === 'AcceptConsultation' ||
      act === 'GrantExtension' ||
      act === 'GrantLongTerm',
  );
  const wanted = likeliest[issue.status](issue);
  const likely = wanted !== null && open.includes(wanted) ? wanted : (answering ?? null);
  const reasons = new Map<string, ActName[]>();
  for (const { act, blockedBy } of known)
    if (blockedBy && telling.has(blockedBy.code))
      reasons.set(blockedBy.detail, [...(reasons.get(blockedBy.detail) ?? []), act]);
  return {
    open: likely === null ? open : [likely, ...open.filter((act) => act !== likely)],
    likely,
    because: [...reasons].map(([detail, blocked]) => ({ acts: blocked, detail })),
  };
};
