import { same } from '@app/domain/kernel';
import type { FilingUnitAtTheTime } from './events.js';
import type { Enrolment, Figures } from './figures.js';
import type { Entries, Entry, FormReference } from './form/index.js';

/** Figures as filed or corrected: bare (`form` null, no entries), or with the form that they were derived from. */
export type Filing = Readonly<{
  version: number;
  figures: Figures;
  enrolment: Enrolment | null;
  form: FormReference | null;
  entries: Entries;
  effectiveFrom: string;
}>;

/** A reviewer's word on a field, for as long as its value stays. */
export type Mark = Readonly<{ verdict: 'accepted' | 'returned'; reason: string | null }>;
export type Marks = Readonly<Record<string, Mark>>;

/** Who has taken the review upon himself, until when (ISO instant). */
export type Claim = Readonly<{ by: string; until: string }>;

/** What stands accepted: who filed it and who accepted it. */
export type Accepted = Filing & Readonly<{ filedBy: string; acceptedBy: string; verifiedBy: string | null }>;

/** `version` is the highest number given out so far. */
type Known = Readonly<{
  unitId: string;
  dataYear: string;
  version: number;
  filingUnit: FilingUnitAtTheTime;
  claim: Claim | null;
  /** Last day (ISO date) on which accepted figures may be filed again. */
  liftedUntil: string | null;
  /** What was brought in (补录); null when the unit filed it. */
  broughtIn: Pick<Filing, 'figures' | 'enrolment'> | null;
}>;
type Filed = Known &
  Readonly<{
    filing: Filing;
    note: string | null;
    submittedBy: string;
    confirmedBy: string | null;
    marks: Marks;
    /** What counts meanwhile, when accepted figures were filed again. */
    behind: Accepted | null;
  }>;
type Counting = Known & Readonly<{ accepted: Accepted }>;

export type SubmissionState =
  | Readonly<{ status: 'none' }>
  | (Filed & Readonly<{ status: 'submitted' }>)
  | (Filed & Readonly<{ status: 'returned' }>)
  | (Filed & Readonly<{ status: 'withdrawn' }>)
  /** `after`: what brought it here; a later filing may have been withdrawn, or a correction refused. */
  | (Counting & Readonly<{ status: 'accepted'; after: 'acceptance' | 'refusal' | 'withdrawal' }>)
  /** A correction waits; until it is accepted the old figures count. */
  | (Counting &
      Readonly<{ status: 'correcting'; proposal: Filing & Readonly<{ reason: string; proposedBy: string }> }>);

/** Whether two entries say the same; where the value came from does not count. */
export const sameEntry = (one: Entry | undefined, other: Entry | undefined): boolean =>
  (one?.value ?? null) === (other?.value ?? null) && (one?.explanation ?? null) === (other?.explanation ?? null);

/** Fields of which two sets of entries say something different. */
export const changedFields = (one: Entries, other: Entries): readonly string[] =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((field) => !sameEntry(one[field], other[field]));

/** Whether two filings say the same. Both are in their one way of writing. */
export const sameFigures = (
  one: Pick<Filing, 'figures' | 'enrolment' | 'form' | 'entries'>,
  other: Pick<Filing, 'figures' | 'enrolment' | 'form' | 'entries'>,
): boolean =>
  same(one.figures, other.figures) &&
  same(one.enrolment, other.enrolment) &&
  same(one.form, other.form) &&
  changedFields(one.entries, other.entries).length === 0;
