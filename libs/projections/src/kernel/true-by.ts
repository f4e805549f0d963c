import type { DeadlineBasis } from '@app/domain/deadlines';
import type { Recorded } from '@app/domain/kernel';

/** Which records, and which day: events up to and with `knownAt` (now without it), of days up to and with `asOf` (ISO date). */
export type PointAsked = Readonly<{ knownAt?: number | undefined; asOf: string }>;

/** Events that end a 暂定 date. Nothing is done by them: they say which day it was from the first. */
const settlings: ReadonlySet<string> = new Set(['DeadlineSettled', 'DueDateSettled', 'LetterDateSettled']);

const isAssumed = (data: unknown): boolean =>
  (data as Readonly<{ basis?: DeadlineBasis | null }>).basis?.provisional === true;

/**
 * The first day (ISO date) that each event is true of, as far as all of them are known: its own, and of one that settles a
 * 暂定 date, with all that it causes, the day of the act that set it. When the holidays were published belongs to what was
 * known, not to the day.
 */
const firstDays = (events: readonly Recorded[]): readonly string[] => {
  const assumed = new Map<string, string>();
  const settled = new Map<string, string>();
  return events.map(({ id, type, stream, data, effectiveAt, causationId }) => {
    const day = (settlings.has(type) ? assumed.get(stream) : settled.get(causationId ?? '')) ?? effectiveAt;
    if (settlings.has(type)) settled.set(id, day);
    if (isAssumed(data)) assumed.set(stream, day);
    return day;
  });
};

const known = (events: readonly Recorded[], { knownAt = Number.MAX_SAFE_INTEGER, asOf }: PointAsked) => {
  const days = firstDays(events);
  return ({ sequence }: Recorded, index: number): boolean => sequence <= knownAt && days[index]! <= asOf;
};

/** Of some events, causes first and each stream's oldest first, those that were recorded by then and are true of the day or of one before it. */
export const trueBy = (events: readonly Recorded[], asked: PointAsked): readonly Recorded[] =>
  events.filter(known(events, asked));

/**
 * The same of a thing that is there as soon as it is known, whatever the day: its first event, once recorded, and of all
 * others those that are true by then. None: it is not known.
 * @param stream of the thing, oldest first
 */
export const lifeBy = (stream: readonly Recorded[], asked: PointAsked): readonly Recorded[] => {
  const [first] = stream;
  if (!first || first.sequence > (asked.knownAt ?? first.sequence)) return [];
  const isKnown = known(stream, asked);
  return stream.filter((event, index) => index === 0 || isKnown(event, index));
};
