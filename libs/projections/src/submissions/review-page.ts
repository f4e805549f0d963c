import { keptMarks, type FormReference, type Marks, type ReturnReason } from '@app/domain/submissions';
import type { Sqlite } from '@app/sqlite';
import { filedReturns, lastAcceptedReturn, type FiledReturn } from './filed-returns.js';
import { reviewFigures, type ReviewFigure } from './review-figures.js';
import { reviewItems, type ReviewItem } from './review-items.js';
import { reviewState, standingVersion, type ReviewState } from './review-queue.js';
import { submissionVersions } from './submission-list.js';

/**
 * A filing laid before its reviewer: its latest version field by field (none, when it was filed bare), and where the
 * review stands.
 */
export type ReviewPage = Readonly<{
  version: number;
  form: FormReference | null;
  /** The note of a filing, the reason of a correction. */
  note: string | null;
  filedBy: string;
  filedAt: string;
  confirmedBy: string | null;
  confirmedAt: string | null;
  /** Why the version before went back. */
  returnedFor: readonly ReturnReason[];
  items: readonly ReviewItem[];
  /** The totals that the figures of the standards are made of, beside those that the county last decided on. */
  figures: readonly ReviewFigure[];
  state: ReviewState;
}>;

/** Of a correction only the fields that it leaves as they were accepted are. */
const marksOn = (current: FiledReturn, returns: readonly FiledReturn[], state: ReviewState): Marks => {
  if (state.status !== 'correcting') return state.marks;
  const accepted = returns.find(({ version }) => version === state.acceptedVersion);
  return accepted ? keptMarks(state.marks, accepted.entries, current.entries) : {};
};

const valuesLastYear = (db: Sqlite, unitId: string, dataYear: string) => {
  const last = lastAcceptedReturn(db, unitId, dataYear);
  return last && Object.fromEntries(Object.entries(last.entries).map(([field, { value }]) => [field, value] as const));
};

/** Undefined when nothing was filed. */
export const reviewPage = (db: Sqlite, unitId: string, dataYear: string): ReviewPage | undefined => {
  const state = reviewState(db, unitId, dataYear);
  const versions = submissionVersions(db, unitId, dataYear);
  const stands = state && standingVersion(state);
  const filed = versions.find(({ version }) => version === stands);
  if (!state || !filed) return undefined;
  const returns = filedReturns(db, unitId, dataYear);
  const current = returns.find(({ version }) => version === stands);
  const returned = versions.findLast(({ version, status }) => version < filed.version && status === 'returned');
  return {
    version: filed.version,
    form: current?.form ?? null,
    note: filed.said,
    filedBy: filed.filedBy,
    filedAt: filed.filedAt,
    confirmedBy: current?.confirmedBy ?? null,
    confirmedAt: current?.confirmedAt ?? null,
    returnedFor: (state.status === 'returned' ? filed : returned)?.reasons ?? [],
    items: current
      ? reviewItems(current, returns, versions, marksOn(current, returns, state), valuesLastYear(db, unitId, dataYear))
      : [],
    figures: reviewFigures(filed, versions),
    state,
  };
};
