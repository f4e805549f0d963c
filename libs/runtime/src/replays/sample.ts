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

/**
 * So many points of the past, drawn by a seed: a county that something was filed of, one of its data years, a place in the log
 * at which something touched it, and a day up to a school year before. Fewer when there is nothing to draw from.
 */
export const sampleOf = (db: Sqlite, size: number, seed: number): readonly SampledPoint[] => {
  const random = seeded(seed);
  const one = <Of>(list: readonly Of[]): Of | undefined => list[Math.floor(random() * list.length)];
  const counties = countyIds(db).flatMap((countyId) => {
    const years = yearsFiled(db, countyId);
    return years.length === 0 ? [] : [{ countyId, years }];
  });
  return Array.from({ length: size }, () => one(counties)).flatMap((county): readonly SampledPoint[] => {
    if (!county) return [];
    const { countyId, years } = county;
    const dataYear = one(years) ?? '';
    const knownAt = one(touchesOf(db, countyId)) ?? 0;
    const moment = countyMomentAt(db, countyId, knownAt);
    if (!moment) return [];
    const asOf = plusDays(dayOf(moment.recordedAt), -Math.floor(random() * back));
    return [{ countyId, dataYear, knownAt, asOf }];
  });
};
