import type { Context } from '@app/domain/kernel';
import type { Entries, ItemVerdict, ReturnReason, SubmissionEvent } from '@app/domain/submissions';
import { someone } from './given.js';

type Submitted = Extract<SubmissionEvent, { type: 'FiguresSubmitted' }>;

/** The people of a return's life. */
export const cast = {
  reporter: { ...someone, actorId: 'reporter-1', role: 'reporter' },
  principal: { ...someone, actorId: 'principal-1', role: 'principal' },
  leader: { ...someone, actorId: 'leader-1', role: 'bureauLeader' },
  director: { ...someone, actorId: 'director-1', role: 'supervisionDirector' },
  deputy: { ...someone, actorId: 'director-2', role: 'supervisionDirector' },
  city: { ...someone, actorId: 'city-1', role: 'supervisionDirector', unitId: 'city-1' },
} as const satisfies Readonly<Record<string, Context>>;

export const returnId = { unitId: 'school-1.primary', dataYear: '2024-2025' };

/** Entries as somebody typed them. */
export const typed = (values: Readonly<Record<string, string | null>>): Entries =>
  Object.fromEntries(
    Object.entries(values).map(([field, value]) => [field, { value, explanation: null, origin: { kind: 'typed' } }]),
  );

export const firstReturn = { students: '260', backboneTeachers: '14', books: '8000' };

/** A section files by form; the figures beside it matter to nobody here. */
export const submittedReturn = (
  version: number,
  entries: Entries = typed(firstReturn),
  change: Partial<Submitted['data']> = {},
): Submitted => ({
  type: 'FiguresSubmitted',
  data: {
    ...returnId,
    version,
    filingUnit: { kind: 'section', sharesBuildings: false, sequence: 3 },
    figures: { students: entries['students']?.value ?? null },
    enrolment: null,
    form: { id: 'section', version: 1 },
    entries,
    check: { sequence: 3, findings: [] },
    note: null,
    submittedBy: 'reporter-1',
    effectiveFrom: '2024-09-01',
    ...change,
  },
});
export const confirmedReturn = (version: number): SubmissionEvent => ({
  type: 'ReturnConfirmed',
  data: { ...returnId, version, confirmedBy: 'principal-1' },
});
export const claimedReview = (until: string, claimedBy = 'director-1'): SubmissionEvent => ({
  type: 'ReviewClaimed',
  data: { ...returnId, version: 1, claimedBy, until },
});
export const releasedReview = (version: number): SubmissionEvent => ({
  type: 'ReviewReleased',
  data: { ...returnId, version, releasedBy: 'director-1' },
});
export const yes = (field: string): ItemVerdict => ({ field, verdict: 'accepted', reason: null });
export const no = (field: string, reason: string): ItemVerdict => ({ field, verdict: 'returned', reason });
export const allYes = Object.keys(firstReturn).map(yes);
export const reviewedItems = (version: number, items: readonly ItemVerdict[]): SubmissionEvent => ({
  type: 'ItemsReviewed',
  data: { ...returnId, version, items, reviewedBy: 'director-1' },
});
export const returnedReturn = (version: number, reasons: readonly ReturnReason[]): SubmissionEvent => ({
  type: 'SubmissionReturned',
  data: { ...returnId, version, reasons, returnedBy: 'director-1' },
});
export const acceptedReturn = (version: number): SubmissionEvent => ({
  type: 'FiguresAccepted',
  data: { ...returnId, version, acceptedBy: 'director-1' },
});
export const withdrawnReturn = (version: number): SubmissionEvent => ({
  type: 'SubmissionWithdrawn',
  data: { ...returnId, version, reason: '无需补报', withdrawnBy: 'reporter-1' },
});
export const liftedLock = (version: number, until: string): SubmissionEvent => ({
  type: 'LockLifted',
  data: { ...returnId, version, reason: '统一补报', until, liftedBy: 'director-1' },
});
export const verifiedReturn = (version: number): SubmissionEvent => ({
  type: 'FiguresVerified',
  data: { ...returnId, version, note: '属实', sequence: 40, verifiedBy: 'city-1' },
});
