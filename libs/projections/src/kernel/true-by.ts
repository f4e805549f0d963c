import type { Recorded } from '@app/domain/kernel';

/** Which records, and which day: events up to and with `knownAt` (now without it), of days up to and with `asOf` (ISO date). */
export type PointAsked = Readonly<{ knownAt?: number | undefined; asOf: string }>;

/** Of some events those that were recorded by then and are true of the day or of one before it. */
export const trueBy = (
  events: readonly Recorded[],
  { knownAt = Number.MAX_SAFE_INTEGER, asOf }: PointAsked,
): readonly Recorded[] => events.filter(({ sequence, effectiveAt }) => sequence <= knownAt && effectiveAt <= asOf);

/**
 * The same of a thing that is there as soon as it is known, whatever the day: its first event, once recorded, and of all
 * others those that are true by then. None: it is not known.
 * @param stream of the thing, oldest first
 */
export const lifeBy = (stream: readonly Recorded[], asked: PointAsked): readonly Recorded[] => {
  const [first, ...later] = stream;
  if (!first || first.sequence > (asked.knownAt ?? first.sequence)) return [];
  return [first, ...trueBy(later, asked)];
};
