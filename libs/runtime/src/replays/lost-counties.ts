import { setImmediate as turn } from 'node:timers/promises';
import type { Recorded } from '@app/domain/kernel';
import { recorded, type EventStore, type EventTypes } from '@app/event-store';
import { isEveryUnitListed, isTrailWhole, subjectOf } from '@app/projections/audit';
import { countyIds, countyMomentAt, lineageOf } from '@app/projections/organizations';
import type { Sqlite } from '@app/sqlite';
import { replayed } from './replayed.js';

/** A county that the log has and the lists know no moment of, with the names of all streams about its units. */
export type LostCounty = Readonly<{ countyId: string; streams: readonly string[] }>;

/** Rows of the lists that are counted in one turn. */
const counted = 50_000;
const pageSize = 500;

/** Whether the lists know of every county and name every event: then no draw can miss one. Counted in short turns. */
const areWhole = async (db: Sqlite, until: number): Promise<boolean> => {
  if (!isEveryUnitListed(db) || countyIds(db).some((countyId) => !countyMomentAt(db, countyId))) return false;
  for (let after = 0; after < until; after += counted) {
    await turn();
    if (!isTrailWhole(db, { after, to: Math.min(after + counted, until) })) return false;
  }
  return true;
};

/** The first event of every stream in the log up to a place with the unit that it is about, and all that befell units. */
const readThrough = async (store: EventStore, types: EventTypes, until: number) => {
  const subjects = new Map<string, string | undefined>();
  const ofUnits: Recorded[] = [];
  for (let after = 0; after < until;) {
    await turn();
    const page = await store.readStored({ after, limit: Math.min(pageSize, until - after) });
    if (page.length === 0) break;
    for (const { sequence, stream, revision, data, meta } of page) {
      const isOfUnit = stream.includes('.organization-');
      if (revision !== 0 && !isOfUnit) continue;
      const event = recorded(types, sequence, data, meta);
      if (revision === 0) subjects.set(stream, subjectOf(event));
      if (isOfUnit) ofUnits.push(event);
    }
    after = page.at(-1)!.sequence;
  }
  return { subjects, ofUnits };
};

/**
 * Counties whose events stand in the log while the lists have lost them altogether, so that nothing drawn from the lists
 * would come upon them. Lists that are whole are only counted; of others the log itself is read through once.
 * @param until the last place in the log that the lists have @throws UnknownEvent, StoreUnavailable
 */
export const lostCounties = async (
  store: EventStore,
  types: EventTypes,
  db: Sqlite,
  until: number,
): Promise<readonly LostCounty[]> => {
  if (await areWhole(db, until)) return [];
  const { subjects, ofUnits } = await readThrough(store, types, until);
  const fresh = await replayed(ofUnits);
  try {
    return countyIds(fresh)
      .filter((countyId) => !countyMomentAt(db, countyId))
      .map((countyId) => {
        const lineage = new Set<string | undefined>(lineageOf(fresh, countyId));
        return { countyId, streams: [...subjects].flatMap(([name, unit]) => (lineage.has(unit) ? [name] : [])) };
      });
  } finally {
    fresh.close();
  }
};
