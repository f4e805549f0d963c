import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { catalogues } from '@app/domain/catalogue';
import type { Fact, Recorded } from '@app/domain/kernel';
import { EventTypes, SqliteEventStore } from '@app/event-store';
import { allProjections, rebuildFromFile } from '@app/projections';
import { rowsDigest } from '@app/projections/kernel';
import { rootUnits, unitById } from '@app/projections/organizations';
import { issuesOf } from '@app/projections/rectifications';
import { Sqlite } from '@app/sqlite';
import { temporaryDirectory } from './temporary.js';

const logOf = (data: string): string => join(data, 'events.sqlite');

/** Opens the log of a data directory beside whoever owns it. Readonly unless a spec plays a newer program. */
export const openedLog = (data: string, readonly = true): SqliteEventStore =>
  SqliteEventStore.open(logOf(data), {
    types: new EventTypes(catalogues),
    now: () => new Date().toISOString(),
    readonly,
  });

/** Every event of a data directory's log. */
export const eventsOf = async (data: string): Promise<readonly Recorded<Fact>[]> => {
  const log = openedLog(data);
  try {
    return (await log.readAll({ limit: 1_000_000 })).events;
  } finally {
    await log.close();
  }
};

/** The one read-model file of a data directory. */
export const readFileOf = (data: string): string => {
  const found = readdirSync(data).filter((name) => /^read-[0-9a-f]+\.sqlite$/.test(name));
  if (found.length !== 1) throw new Error(`read models in ${data}: ${found.join(' ')}`);
  return join(data, found[0]!);
};

/** Reads a read-model file that nobody else has open. */
const reading = <Value>(file: string, read: (db: Sqlite) => Value): Value => {
  const db = new Sqlite(file, { readonly: true });
  try {
    return read(db);
  } finally {
    db.close();
  }
};

/** Digest of all rows of a read-model file. */
export const digestOf = (file: string): string => reading(file, (db) => rowsDigest(db, allProjections));

/** The issue ledger of a data directory on a day, with the kind of unit that leads each rectification. */
export const ledgerOf = (data: string, day: string) =>
  reading(readFileOf(data), (db) =>
    issuesOf(db, { roots: rootUnits(db), day, limit: 1000, offset: 0 }).rows.map((row) => ({
      ...row,
      leadKind: row.leadUnitId === null ? null : (unitById(db, row.leadUnitId)?.kind ?? null),
    })),
  );

/** The same of a file built here and now from the log's first event. */
export const digestFromZero = async (data: string): Promise<string> => {
  const { directory, remove } = temporaryDirectory();
  const log = openedLog(data);
  const { storeId } = log;
  await log.close();
  try {
    const order = { file: join(directory, 'read.sqlite'), storeId, storeFile: logOf(data) };
    return digestOf(await rebuildFromFile(order, allProjections, catalogues));
  } finally {
    remove();
  }
};
