import { same } from '@app/domain/kernel';
import type { FilingUnitAtTheTime, SubmissionEvent } from './events.js';
import type { Enrolment, Figures } from './figures.js';

/** Figures as filed or corrected. */
export type Filing = Readonly<{
  version: number;
  figures: Figures;
  enrolment: Enrolment | null;
  effectiveFrom: string;
}>;
/** `version` is the highest number given out so far. */
type Known = Readonly<{ unitId: string; dataYear: string; version: number; filingUnit: FilingUnitAtTheTime }>;
type Filed = Known & Readonly<{ filing: Filing; note: string | null; submittedBy: string }>;
type Counting = Known & Readonly<{ accepted: Filing }>;

export type SubmissionState =
  | Readonly<{ status: 'none' }>
  | (Filed & Readonly<{ status: 'submitted' }>)
  | (Filed & Readonly<{ status: 'returned' }>)
  | (Filed & Readonly<{ status: 'withdrawn' }>)
  | (Counting & Readonly<{ status: 'accepted' }>)
  /** A correction waits; until it is accepted the old figures count. */
  | (Counting &
      Readonly<{ status: 'correcting'; proposal: Filing & Readonly<{ reason: string; proposedBy: string }> }>);

export const initial: SubmissionState = { status: 'none' };

export const evolve = (state: SubmissionState, event: SubmissionEvent): SubmissionState => {
  const { unitId, dataYear, version } = event.data;
  const filed = state.status === 'submitted' || state.status === 'returned' ? state : undefined;
  const correcting = state.status === 'correcting' ? state : undefined;
  switch (event.type) {
    case 'FiguresSubmitted': {
      const { filingUnit, figures, enrolment, note, submittedBy, effectiveFrom } = event.data;
      const filing = { version, figures, enrolment, effectiveFrom };
      return { status: 'submitted', unitId, dataYear, version, filingUnit, filing, note, submittedBy };
    }
    case 'SubmissionReturned':
      return filed ? { ...filed, status: 'returned' } : state;
    case 'SubmissionWithdrawn':
      return filed ? { ...filed, status: 'withdrawn' } : state;
    case 'FiguresAccepted':
      if (!filed) return state;
      return { status: 'accepted', unitId, dataYear, version, filingUnit: filed.filingUnit, accepted: filed.filing };
    case 'CorrectionProposed': {
      if (state.status !== 'accepted') return state;
      const { figures, enrolment, effectiveFrom, reason, proposedBy } = event.data;
      const proposal = { version, figures, enrolment, effectiveFrom, reason, proposedBy };
      const { filingUnit, accepted } = state;
      return { status: 'correcting', unitId, dataYear, version, filingUnit, accepted, proposal };
    }
    case 'CorrectionAccepted': {
      if (!correcting) return state;
      const { figures, enrolment, effectiveFrom } = correcting.proposal;
      const accepted = { version, figures, enrolment, effectiveFrom };
      return { status: 'accepted', unitId, dataYear, version, filingUnit: correcting.filingUnit, accepted };
    }
    case 'CorrectionRefused': {
      if (!correcting) return state;
      const { filingUnit, accepted } = correcting;
      return { status: 'accepted', unitId, dataYear, version, filingUnit, accepted };
    }
  }
};

/** Whether two sets of figures say the same. Both are in their one way of writing. */
export const sameFigures = (
  one: Pick<Filing, 'figures' | 'enrolment'>,
  other: Pick<Filing, 'figures' | 'enrolment'>,
): boolean => same(one.figures, other.figures) && same(one.enrolment, other.enrolment);
