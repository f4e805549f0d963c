import type { INestApplicationContext } from '@nestjs/common';
import { catalogues } from '@app/domain/catalogue';
import { asInstant, dayOf } from '@app/domain/kernel';
import { EventStore, EventTypes } from '@app/event-store';
import { Clock } from '@app/platform/clock';
import { ReadModel } from '@app/projections/kernel';
import { sequenceAt } from '@app/projections/audit';
import { countyIds, unitById } from '@app/projections/organizations';
import { provePoint, sampleOf, yearsFiled, type Proved, type SampledPoint } from '@app/runtime/replays';
import type { Sqlite } from '@app/sqlite';
import { Failed } from './failed.js';

/** What is asked for at the keyboard. `knownAt`: a number in the log, or an instant. */
export type ProofAsked = Readonly<{
  county?: string;
  year?: string;
  knownAt?: string;
  asOf?: string;
  sample?: number;
  seed?: number;
  whole?: boolean;
}>;

const placeOf = (db: Sqlite, knownAt: string): number => {
  if (/^\d{1,15}$/.test(knownAt)) return Number(knownAt);
  const instant = asInstant(knownAt);
  if (instant === undefined || instant === null)
    throw new Failed('--known-at 应为记录号，或带时区的时间，如 2025-03-03T01:00:00Z。');
  return sequenceAt(db, instant);
};

const countyNamed = (db: Sqlite, named: string): string => {
  const found = countyIds(db).filter((id) => id === named || unitById(db, id)?.name === named);
  if (found.length === 1) return found[0]!;
  throw new Failed(found.length === 0 ? `没有区县“${named}”，请写全称或编号。` : `有几个区县叫“${named}”，请写编号。`);
};

const pointsOf = (db: Sqlite, asked: ProofAsked, head: number, today: string): readonly SampledPoint[] => {
  const { county, year, sample, seed } = asked;
  if (sample !== undefined) return sampleOf(db, sample, seed ?? Date.parse(today), { knownAt: head, asOf: today });
  const asOf = asked.asOf ?? today;
  const knownAt = asked.knownAt === undefined ? head : placeOf(db, asked.knownAt);
  const counties = county === undefined ? countyIds(db) : [countyNamed(db, county)];
  return counties.flatMap((countyId) =>
    (year === undefined ? yearsFiled(db, countyId) : [year]).map((dataYear) => {
      return { countyId, dataYear, knownAt, asOf };
    }),
  );
};

/** Replays and compares each point asked for, one after the other. @throws Failed */
export const provePoints = async (context: INestApplicationContext, asked: ProofAsked): Promise<readonly Proved[]> => {
  const model = context.get(ReadModel);
  const store = context.get(EventStore);
  const types = new EventTypes(catalogues);
  const proved: Proved[] = [];
  for (const point of pointsOf(model.db, asked, model.sequence, dayOf(context.get(Clock).now()))) {
    const one = await provePoint({ store, types, db: model.db }, point, { whole: asked.whole ?? false });
    if (one) proved.push(one);
  }
  return proved;
};
