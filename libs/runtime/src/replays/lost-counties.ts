import { setImmediate as turn } from 'node:timers/promises';
import type { Recorded } from '@app/domain/kernel';
import type { EventStore, EventTypes } from '@app/event-store';
import { isEveryUnitListed, isTrailWhole, subjectOf } from '@app/projections/audit';
import { storedAfter } from '@app/projections/kernel';
import { countyIds, countyMomentAt, lineageOf } from '@app/projections/organizations';
import type { Sqlite } from '@app/sqlite';
import { replayed } from './replayed.js';

/** A county that the log has and the lists know no moment of, with the names of all streams about its units. */
export type LostCounty = Readonly<{ countyId: string; streams: readonly string[] }>;

/** Such counties, by id. */
export type Lost = ReadonlyMap<string, LostCounty>;

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

/**
 * The streams in the log up to a place, each with the unit that it is about, and all that befell units. Of an event that is
 * damaged only the stream's name tells: it keeps no other from being read.
 */
const readThrough = async (store: EventStore, types: EventTypes, until: number) => {
  const subjects = new Map<string, string | undefined>();
  const ofUnits: Recorded[] = [];
  for (let after = 0; after < until;) {
    await turn();
    const page = await storedAfter({ store, types }, after, Math.min(pageSize, until - after));
    if (page.length === 0) break;
    for (const event of page) {
      const { stream } = event;
      const isUnreadable = 'unreadable' in event;
      if (!subjects.has(stream)) subjects.set(stream, subjectOf({ stream, data: isUnreadable ? {} : event.data }));
      if (!isUnreadable && stream.includes('.organization-')) ofUnits.push(event);
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
