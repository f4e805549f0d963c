import type { Recorded } from '@app/domain/kernel';
import type { RectificationEvent } from '@app/domain/rectifications';

/** One act of an issue. `data` is the event's. */
export type IssueAct = Readonly<{
  sequence: number;
  revision: number;
  round: number;
  type: RectificationEvent['type'];
  actorId: string;
  actorRole: string;
  actorUnit: string;
  occurredAt: string;
  effectiveAt: string;
  recordedAt: string;
  data: Readonly<Record<string, unknown>>;
}>;

/**
 * 经过: the acts of an issue, newest first, read from its own stream, which says it all; of one round, or as known at a
 * sequence, when asked.
 */
export const issueActs = (
  stream: readonly Recorded[],
  { round, knownAt = Number.MAX_SAFE_INTEGER }: Readonly<{ round?: number | undefined; knownAt?: number | undefined }>,
): readonly IssueAct[] =>
  (stream as readonly Recorded<RectificationEvent>[])
    .filter(({ sequence, data }) => sequence <= knownAt && (round === undefined || data.round === round))
    .map(({ sequence, revision, type, actor, occurredAt, effectiveAt, recordedAt, data }) => ({
      sequence,
      revision,
      round: data.round,
      type,
      actorId: actor.id,
      actorRole: actor.role,
      actorUnit: actor.unit,
      occurredAt,
      effectiveAt,
      recordedAt,
      data,
    }))
    .toReversed();
