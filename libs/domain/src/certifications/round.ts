import type { CertificationEvent, StepOutcome } from './events.js';
import type { CertificationState } from './state.js';
import { reviewSteps, stepWords, type ReviewStep, type StepLevel } from './steps.js';

/** An event and its number in the log. */
export type Numbered = Readonly<{ event: CertificationEvent; sequence: number }>;

/** A step of the present round: what came of it, or whether it is what comes next. */
export type StepLine = Readonly<{
  step: 'selfAssessment' | 'application' | ReviewStep;
  name: string;
  level: 'county' | StepLevel;
  /** `skipped`: the county applied without it. */
  status: 'done' | 'failed' | 'running' | 'next' | 'later' | 'skipped';
  /** ISO date. */
  on: string | null;
  document: string | null;
  /** Its event; null while nothing was recorded of it. */
  sequence: number | null;
  contradicted: boolean;
}>;

type Own = Pick<StepLine, 'status' | 'on' | 'document' | 'sequence' | 'contradicted'>;

const open: Own = { status: 'later', on: null, document: null, sequence: null, contradicted: false };
const statusOf: Readonly<Record<StepOutcome, Own['status']>> = { passed: 'done', failed: 'failed' };

/** What an event says of which step; null for what is no step. */
const stepOf = ({ event, sequence }: Numbered): Readonly<{ step: StepLine['step']; own: Own }> | null => {
  const said = (status: Own['status'], on: string, document: string, contradicted = false): Own => ({
    status,
    on,
    document,
    sequence,
    contradicted,
  });
  switch (event.type) {
    case 'SelfAssessmentSubmitted':
      return { step: 'selfAssessment', own: said('done', event.data.submittedOn, event.data.document) };
    case 'ApplicationFiled': {
      const { filedOn, document, contradicted } = event.data;
      return { step: 'application', own: said('done', filedOn, document, contradicted) };
    }
    case 'StepConcluded': {
      const { step, outcome, concludedOn, document, contradicted } = event.data;
      return { step, own: said(statusOf[outcome], concludedOn, document, contradicted) };
    }
    case 'NoticePosted':
      return {
        step: 'provincialNotice',
        own: said('running', event.data.postedOn, event.data.document, event.data.short),
      };
    case 'NoticeEnded':
      return { step: 'provincialNotice', own: said('done', event.data.endedOn, event.data.document) };
    case 'BasicBalanceRecorded':
    case 'ObjectionReceived':
    case 'ObjectionAnswered':
    case 'FeedbackReceived':
    case 'RectificationReported':
    case 'ReexaminationConcluded':
    case 'CertificationRevoked':
      return null;
  }
};

const roundOf = ({ data }: CertificationEvent): number => ('round' in data ? data.round : 0);

/** What comes next, where nothing of it was recorded. */
const nextOf = (state: CertificationState): StepLine['step'] | null => {
  if (state.status === 'underWay') return state.next;
  return 'assessed' in state ? (state.assessed ? 'application' : 'selfAssessment') : null;
};

/** The steps of the present round in their order: of the one that is prepared, once the last has come to its end. */
export const stepLines = (state: CertificationState, events: readonly Numbered[]): readonly StepLine[] => {
  const round = 'assessed' in state ? state.round + 1 : state.round;
  const found = new Map<StepLine['step'], Own>();
  for (const one of events) {
    const said = roundOf(one.event) === round ? stepOf(one) : null;
    // A notice that has ended keeps what was wrong with its days.
    if (said)
      found.set(said.step, {
        ...said.own,
        contradicted: said.own.contradicted || (found.get(said.step)?.contradicted ?? false),
      });
  }
  const next = nextOf(state);
  const line = (step: StepLine['step'], name: string, level: StepLine['level']): StepLine => {
    const own = found.get(step) ?? open;
    const skipped = step === 'selfAssessment' && found.has('application');
    const status = own.status !== 'later' ? own.status : step === next ? 'next' : skipped ? 'skipped' : 'later';
    return { step, name, level, ...own, status };
  };
  return [
    line('selfAssessment', '县级自评', 'county'),
    line('application', '县级申报', 'county'),
    ...reviewSteps.map((step) => line(step, stepWords[step].name, stepWords[step].level)),
  ];
};
