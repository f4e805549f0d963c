import { broughtIn } from './bringing-in.js';
import type { ReturnReason, SubmissionEvent } from './events.js';
import type { Entries } from './form/index.js';
import { sameEntry, type Accepted, type Filing, type Marks, type SubmissionState } from './state.js';

export const initial: SubmissionState = { status: 'none' };

type Figured = Extract<SubmissionEvent, { type: 'FiguresSubmitted' | 'CorrectionProposed' }>['data'];

const filingOf = ({ version, figures, enrolment, form, entries, effectiveFrom }: Figured): Filing => ({
  version,
  figures,
  enrolment,
  form,
  entries,
  effectiveFrom,
});

/** What was accepted and has not changed stays accepted; a changed field, or one sent back, is looked at anew. */
export const keptMarks = (marks: Marks, before: Entries, after: Entries): Marks =>
  Object.fromEntries(
    Object.entries(marks).filter(
      ([field, { verdict }]) => verdict === 'accepted' && field in after && sameEntry(before[field], after[field]),
    ),
  );

/** Every field of accepted figures has been accepted. */
export const allAccepted = (entries: Entries): Marks =>
  Object.fromEntries(Object.keys(entries).map((field) => [field, { verdict: 'accepted', reason: null }]));

const marksFor = (state: SubmissionState, entries: Entries): Marks => {
  if (state.status === 'none') return {};
  if (state.status === 'accepted' || state.status === 'correcting')
    return keptMarks(allAccepted(state.accepted.entries), state.accepted.entries, entries);
  return keptMarks(state.marks, state.filing.entries, entries);
};

const submitted = (
  state: SubmissionState,
  data: Extract<SubmissionEvent, { type: 'FiguresSubmitted' }>['data'],
): SubmissionState => ({
  status: 'submitted',
  unitId: data.unitId,
  dataYear: data.dataYear,
  version: data.version,
  filingUnit: data.filingUnit,
  claim: state.status === 'none' ? null : state.claim,
  liftedUntil: state.status === 'none' ? null : state.liftedUntil,
  broughtIn: state.status === 'none' ? null : state.broughtIn,
  filing: filingOf(data),
  note: data.note,
  submittedBy: data.submittedBy,
  confirmedBy: null,
  marks: marksFor(state, data.entries),
  behind: state.status === 'none' ? null : 'accepted' in state ? state.accepted : state.behind,
});

type Filed = Extract<SubmissionState, { status: 'submitted' | 'returned' }>;
type Standing = Extract<SubmissionState, { status: 'accepted' }>;

/** Back to what is accepted. */
const counting = (
  {
    unitId,
    dataYear,
    version,
    filingUnit,
    liftedUntil,
    broughtIn: brought,
  }: Omit<Standing, 'status' | 'accepted' | 'after'>,
  after: Standing['after'],
  accepted: Accepted,
): Standing => ({
  status: 'accepted',
  unitId,
  dataYear,
  version,
  filingUnit,
  claim: null,
  // Whoever was let in again has filed again; whoever took it back may still file.
  liftedUntil: after === 'acceptance' ? null : liftedUntil,
  broughtIn: brought,
  after,
  accepted,
});

const returned = (state: Filed, reasons: readonly ReturnReason[]): SubmissionState => {
  const back = reasons.flatMap(({ figure, reason }) =>
    figure !== null && figure in state.filing.entries ? [[figure, { verdict: 'returned', reason }] as const] : [],
  );
  return { ...state, status: 'returned', claim: null, marks: { ...state.marks, ...Object.fromEntries(back) } };
};

/** What the stream has come to. An event that does not fit the state changes nothing: the log is never argued with. */
export const evolve = (state: SubmissionState, event: SubmissionEvent): SubmissionState => {
  if (event.type === 'FiguresSubmitted') return submitted(state, event.data);
  if (event.type === 'FiguresBroughtIn') return state.status === 'none' ? broughtIn(event.data) : state;
  if (state.status === 'none') return state;
  const filed = state.status === 'submitted' || state.status === 'returned' ? state : undefined;
  const correcting = state.status === 'correcting' ? state : undefined;
  switch (event.type) {
    case 'ReturnConfirmed':
      return filed ? { ...filed, confirmedBy: event.data.confirmedBy } : state;
    case 'ReviewClaimed':
      return { ...state, claim: { by: event.data.claimedBy, until: event.data.until } };
    case 'ReviewReleased':
      return { ...state, claim: null };
    case 'ItemsReviewed': {
      if (!filed) return state;
      const said = event.data.items.map(({ field, verdict, reason }) => [field, { verdict, reason }] as const);
      return { ...filed, marks: { ...filed.marks, ...Object.fromEntries(said) } };
    }
    case 'SubmissionReturned':
      return filed ? returned(filed, event.data.reasons) : state;
    case 'SubmissionWithdrawn':
      if (!filed) return state;
      return filed.behind
        ? counting(filed, 'withdrawal', filed.behind)
        : { ...filed, status: 'withdrawn', claim: null };
    case 'FiguresAccepted': {
      if (!filed) return state;
      const { filing, submittedBy: filedBy } = filed;
      const accepted = { ...filing, filedBy, acceptedBy: event.data.acceptedBy, verifiedBy: null };
      return counting(filed, 'acceptance', accepted);
    }
    case 'FiguresVerified':
      if (!('accepted' in state)) return state;
      return { ...state, accepted: { ...state.accepted, verifiedBy: event.data.verifiedBy } };
    case 'LockLifted':
      return { ...state, liftedUntil: event.data.until };
    case 'CorrectionProposed': {
      if (state.status !== 'accepted') return state;
      const { version, reason, proposedBy } = event.data;
      const { after: _, ...stood } = state;
      return { ...stood, status: 'correcting', version, proposal: { ...filingOf(event.data), reason, proposedBy } };
    }
    case 'CorrectionAccepted': {
      if (!correcting) return state;
      const { reason: _, proposedBy: filedBy, ...filing } = correcting.proposal;
      const accepted = { ...filing, filedBy, acceptedBy: event.data.acceptedBy, verifiedBy: null };
      return counting(correcting, 'acceptance', accepted);
    }
    case 'CorrectionRefused':
      return correcting ? counting(correcting, 'refusal', correcting.accepted) : state;
  }
};
