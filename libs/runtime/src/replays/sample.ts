import { dayOf, plusDays } from '@app/domain/kernel';
import type { StandingQuestion } from '@app/projections/indicators';
import { countyIds, countyMomentAt, touchesOf } from '@app/projections/organizations';
import type { Sqlite } from '@app/sqlite';
import { yearsFiled } from './county-events.js';

/** A point to be proved, fully said. */
export type SampledPoint = StandingQuestion & Readonly<{ asOf: string; knownAt: number }>;

/** Numbers in [0, 1) that follow from a seed alone (mulberry32): the same seed proves the same points again. */
export const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** Days before what is known that are asked about too: more than a school year. */
const back = 400;

/** What is known now: the last place in the log, and the day. */
export type Today = Pick<SampledPoint, 'knownAt' | 'asOf'>;

/**
 * So many points of the past, drawn by a seed: a county that something was filed of, one of its data years, a place in the log
 * at which something touched it, and a day up to a school year before. Fewer when there is nothing to draw from. Each is
 * drawn when it is asked for, and a county looked at when it is drawn.
 * Before them, and beside their number, today's point of every county that something was filed of and that the read model
 * knows no moment of: it was lost, and no draw would come upon it.
 */
export function* pointsDrawn(
  db: () => Sqlite,
  size: number,
  seed: number,
  today: Today,
): Generator<SampledPoint, void> {
  const random = seeded(seed);
  const one = <Of>(list: readonly Of[]): Of | undefined => list[Math.floor(random() * list.length)];
  const filed = new Map<string, readonly string[]>();
  let counties = countyIds(db());
  for (const countyId of counties)
    if (!countyMomentAt(db(), countyId))
      for (const dataYear of yearsFiled(db(), countyId)) yield { countyId, dataYear, ...today };
  for (let drawn = 0; drawn < size && counties.length > 0;) {
    const countyId = one(counties)!;
    const years = filed.get(countyId) ?? yearsFiled(db(), countyId);
    filed.set(countyId, years);
    const knownAt = one(touchesOf(db(), countyId)) ?? 0;
    const moment = countyMomentAt(db(), countyId, knownAt);
    const dataYear = one(years);
    if (dataYear === undefined || !moment) counties = counties.filter((id) => id !== countyId);
    else {
      drawn += 1;
      const asOf = plusDays(dayOf(moment.recordedAt), -Math.floor(random() * back));
      yield { countyId, dataYear, knownAt, asOf };
    }
  }
}

/** The same, all at once. */
export const sampleOf = (db: Sqlite, size: number, seed: number, today: Today): readonly SampledPoint[] => [
  ...pointsDrawn(() => db, size, seed, today),
];
