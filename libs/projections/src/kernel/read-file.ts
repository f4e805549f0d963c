import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Sqlite, type SqliteOptions } from '@app/sqlite';
import type { Projection } from './projection.js';

/** Raise when the host's own tables change. */
const hostVersion = 'host@1';

/** How far a read-model file has come, and in which log. */
export type Checkpoint = Readonly<{
  storeId: string;
  position: string | null;
  sequence: number;
  /** Id of the last event: tells a log that was cut and grew again from the one that was read. */
  eventId: string | null;
  recordedAt: string | null;
}>;

const hostTables = `
  create table checkpoint (
    one integer primary key check (one = 1),
    store_id text not null,
    position text,
    sequence integer not null,
    event_id text,
    recorded_at text
  ) strict;
  create table parked (
    projection text not null,
    stream text not null,
    sequence integer not null,
    wire_type text not null,
    reason text,
    primary key (projection, stream, sequence)
  ) strict, without rowid;`;

/** SHA-256 over the names of all projections and the host's version: other rows, other file. */
export const digestOf = (projections: readonly Projection[]): string =>
  createHash('sha256')
    .update([hostVersion, ...projections.map(({ name }) => name).sort()].join('\n'))
    .digest('hex');

/** `read-<digest>.sqlite` in the data directory. */
export const readFileName = (directory: string, projections: readonly Projection[]): string =>
  join(directory, `read-${digestOf(projections).slice(0, 16)}.sqlite`);

/** A new file with all tables and a checkpoint before the first event. Indexes come with `addIndexes`. */
export const createReadFile = (
  file: string,
  projections: readonly Projection[],
  storeId: string,
  options: SqliteOptions = {},
): Sqlite => {
  removeReadFile(file);
  const db = new Sqlite(file, { synchronous: 'NORMAL', ...options });
  db.exec(hostTables);
  for (const { tables } of projections) db.exec(tables);
  db.run(`insert into checkpoint values (1, ?, null, 0, null, null)`, storeId);
  return db;
};

/** The indexes of all projections: last in a rebuild, since loading rows without them is several times as fast. */
export const addIndexes = (db: Sqlite, projections: readonly Projection[]): void => {
  for (const { indexes } of projections) if (indexes) db.exec(indexes);
};

/** A file to be followed and read. */
export const openReadFile = (file: string, options: SqliteOptions = {}): Sqlite => {
  const db = new Sqlite(file, { synchronous: 'NORMAL', ...options });
  // An event touches pages all over the file: gathered for longer, each is written back once for many events.
  db.exec('pragma wal_autocheckpoint = 8000; pragma cache_size = -32768');
  return db;
};

export const readCheckpoint = (db: Sqlite): Checkpoint | undefined =>
  db.get<Checkpoint>(
    `select store_id as storeId, position, sequence, event_id as eventId, recorded_at as recordedAt from checkpoint`,
  );

/** To be run in the transaction that changes the rows. */
export const saveCheckpoint = (
  db: Sqlite,
  last: Readonly<{ position: string; sequence: number; id: string; recordedAt: string }>,
): void => {
  db.run(
    `update checkpoint set position = ?, sequence = ?, event_id = ?, recorded_at = ?`,
    last.position,
    last.sequence,
    last.id,
    last.recordedAt,
  );
};

/** Read-model files of other digests in the directory, and what unfinished builds left. */
export const otherReadFiles = (directory: string, current: string): readonly string[] =>
  readdirSync(directory)
    .filter((name) => /^read-[0-9a-f]{16}\.sqlite$/.test(name))
    .map((name) => join(directory, name))
    .filter((file) => file !== current);

/** Removes a file with what SQLite keeps beside it. */
export const removeReadFile = (file: string): void => {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${suffix}`, { force: true });
};

/** Makes a file and its name in the folder survive a power cut. */
export const fsyncFile = (file: string): void => {
  for (const path of [file, dirname(file)]) {
    const descriptor = openSync(path, 'r');
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  }
};
