import type { Schemas } from '@app/api-client';

export type Issue = Schemas['IssueDto'];
export type IssueDetail = Schemas['IssueDetailDto'];
export type IssueAct = Schemas['IssueActDto'];
export type Status = Issue['status'];
export type Severity = Issue['severity'];

/** States in which something can still be done, in the order of an issue's life. */
export const openStates = [
  'raised',
  'assigned',
  'acknowledged',
  'planSubmitted',
  'inProgress',
  'reportApproved',
  'closureRequested',
  'inadequate',
  'verified',
] as const satisfies readonly Status[];

/** All states, those that end an issue last. */
export const states = [...openStates, 'closed', 'withdrawn', 'superseded'] as const satisfies readonly Status[];

/** Names of the steps that every issue goes through. */
export const steps = ['found', 'assigned', 'acknowledged', 'plan', 'work', 'request', 'visit', 'closure'] as const;
export type Step = (typeof steps)[number];

const waitsFor: Readonly<Record<Status, Step | null>> = {
  raised: 'assigned',
  assigned: 'acknowledged',
  acknowledged: 'plan',
  planSubmitted: 'plan',
  inProgress: 'work',
  reportApproved: 'request',
  closureRequested: 'visit',
  inadequate: 'visit',
  verified: 'closure',
  closed: null,
  withdrawn: null,
  superseded: null,
};

/** How a step stands: behind the issue, where it is now, or ahead. */
export type StepState = 'done' | 'now' | 'ahead';

/** The steps of an issue as its bar shows them. What was withdrawn or merged stands nowhere: only finding it is done. */
export const stepsOf = (status: Status): readonly Readonly<{ step: Step; state: StepState }>[] => {
  const now = waitsFor[status];
  const at = now === null ? (status === 'closed' ? steps.length : 1) : steps.indexOf(now);
  return steps.map((step, index) => ({ step, state: index < at ? 'done' : step === now ? 'now' : 'ahead' }));
};

const tones: Readonly<Record<Status, string>> = {
  raised: 'empty',
  assigned: 'part',
  acknowledged: 'part',
  planSubmitted: 'part',
  inProgress: 'pri',
  reportApproved: 'pri',
  closureRequested: 'part',
  inadequate: 'part',
  verified: 'near',
  closed: 'met',
  withdrawn: 'na',
  superseded: 'na',
};

/** Tint of a state's tag; its word stands in it. */
export const toneOf = (status: Status): string => tones[status];
