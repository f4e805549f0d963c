import type { Asked } from '@web/server/read';
import { dayIn, pointAsked, type Past } from '@web/session/past';

type Pair = NonNullable<Asked<'/api/counties/{countyId}/difference'>['query']>;

const later = (one: string, other: string): string => (one > other ? one : other);

/** The day that a point is compared with, out of what an address says: never before it, nor to come; else today. */
export const secondDay = ({ asOf }: Pick<Past, 'asOf'>, said: string, today: string): string => {
  const day = dayIn(said);
  return day === null || day > today ? today : later(day, asOf);
};

/**
 * The two points of a difference, as the server takes them: from a point of the past to another day, which is known as the
 * first is: by the records of its own day, or by all there are; never by less than the first. `to` today: as it is known now.
 */
export const between = (from: Past, to: string, today: string): Omit<Pair, 'dataYear' | 'standard'> => {
  const first = pointAsked(from);
  const known = from.known?.by === 'day' ? ({ by: 'day', day: later(to, from.known.day) } as const) : null;
  return {
    fromAsOf: from.asOf,
    ...(first.knownAt !== undefined && { fromKnownAt: first.knownAt }),
    ...(first.knownBy !== undefined && { fromKnownBy: first.knownBy }),
    ...(to < today && pointAsked({ asOf: to, known })),
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
