import type { Asked } from '@web/server/read';
import { standingAt, type Past } from '@web/session/past';

type Pair = NonNullable<Asked<'/api/counties/{countyId}/difference'>['query']>;

/**
 * The two points of a difference, as the server takes them: from a point of the past to another day, which is known as the
 * first is: by the records of its own day, or by all there are. `to` today: as it is known now.
 */
export const between = (from: Past, to: string, today: string): Omit<Pair, 'dataYear' | 'standard'> => {
  const first = standingAt(from);
  const byItsDay = from.known?.by === 'day';
  return {
    fromAsOf: from.asOf,
    ...(first.knownAt !== undefined && { fromKnownAt: first.knownAt }),
    ...(first.knownBy !== undefined && { fromKnownBy: first.knownBy }),
    ...(to < today && standingAt({ asOf: to, known: byItsDay ? { by: 'day', day: to } : null })),
  };
};

/** What moves a verdict or a school; the rest are means and counts that follow from it. */
const mainKinds: readonly string[] = [
  'verdict',
  'section',
  'indicator',
  'member',
  'item',
  'recognition',
  'veto',
  'rule',
];

/** Whether a change stands in the short list. */
export const isMain = ({ kind, turn }: Readonly<{ kind: string; turn: string | null }>): boolean =>
  turn !== null || mainKinds.includes(kind);
