import { evidenceIn, type Evidence, type Recorded } from '@app/domain/kernel';
import type { RectificationEvent } from '@app/domain/rectifications';

/** What a file shows: how it was found, how it is after the work, what was seen on site. */
export type EvidenceMoment = 'before' | 'after' | 'onSite';

/** A file that an act of an issue cites. */
export type IssueEvidence = Evidence &
  Readonly<{
    moment: EvidenceMoment;
    /** The act's event. */
    type: RectificationEvent['type'];
    round: number;
    /** The day of which it is true (ISO date). */
    on: string;
    by: string;
    sequence: number;
  }>;

const moments: Partial<Readonly<Record<RectificationEvent['type'], EvidenceMoment>>> = {
  IssueRaised: 'before',
  IssueReopened: 'before',
  ProgressReported: 'after',
  ClosureRequested: 'after',
  OnSiteVerified: 'onSite',
};

/** 整改前后: every file that the acts of an issue cite, in their order; as known at a sequence, when asked. */
export const issueEvidence = (
  stream: readonly Recorded[],
  knownAt = Number.MAX_SAFE_INTEGER,
): readonly IssueEvidence[] =>
  (stream as readonly Recorded<RectificationEvent>[])
    .filter(({ sequence }) => sequence <= knownAt)
    .flatMap(({ type, data, sequence, effectiveAt, actor }) => {
      const moment = moments[type];
      if (!moment) return [];
      const act = { moment, type, round: data.round, on: effectiveAt, by: actor.id, sequence };
      return evidenceIn(data).map(({ hash, mediaType, bytes }) => ({ hash, mediaType, bytes, ...act }));
    });
