import type { OpenReplay } from '@app/domain/proofs';
import { dataYearOf } from '@app/domain/submissions';
import type { Sqlite } from '@app/sqlite';
import { yearsOf } from './county-events.js';
import type { Lost } from './lost-counties.js';
import { pointsDrawn, type SampledPoint, type Today } from './sample.js';

/** Points that are drawn each night, beside those of open incidents. */
const sampleSize = 20;

/** A point, and the incident that it is proved again for. */
export type Asked = Readonly<{ point: SampledPoint; incident: OpenReplay | null }>;

/** What a night asks: the incidents that are open, the counties that the lists have lost, and what chance draws. */
export type Night = Readonly<{ open: readonly OpenReplay[]; lost: Lost; seed: number; today: Today }>;

/** Open incidents; counties that are lost; what everybody sees of some counties today; points of their past. */
export function* askedBy(night: Night, db: () => Sqlite): Generator<Asked, void> {
  const { open, lost, seed, today } = night;
  for (const incident of open) yield { point: incident, incident };
  const known = new Set<string>();
  for (const { countyId, streams } of lost.values()) {
    const dataYear = yearsOf(streams).at(-1) ?? dataYearOf(today.asOf);
    known.add(`${countyId} ${dataYear}`);
    yield { point: { countyId, dataYear, ...today }, incident: null };
  }
  for (const point of pointsDrawn(db, sampleSize, seed, today)) {
    const { countyId, dataYear, knownAt, asOf } = point;
    const one = `${countyId} ${dataYear}`;
    if (!known.has(one)) yield { point: { countyId, dataYear, ...today }, incident: null };
    known.add(one);
    if (knownAt !== today.knownAt || asOf !== today.asOf) yield { point, incident: null };
  }
}
