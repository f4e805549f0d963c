import type { Recorded } from '@app/domain/kernel';

/** Which records, and which day: events up to and with `knownAt` (now without it), of days up to and with `asOf` (ISO date). */
export type Asked = Readonly<{ knownAt?: number | undefined; asOf: string }>;

/** Of some events those that were recorded by then. */
export const knownThen = (
  events: readonly Recorded[],
  { knownAt = Number.MAX_SAFE_INTEGER }: Asked,
): readonly Recorded[] => events.filter(({ sequence }) => sequence <= knownAt);

/** Of some events those that were recorded by then and are true of the day or of one before it. */
export const trueBy = (events: readonly Recorded[], asked: Asked): readonly Recorded[] =>
  knownThen(events, asked).filter(({ effectiveAt }) => effectiveAt <= asked.asOf);
