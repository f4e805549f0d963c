import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Sqlite, sqliteFault } from '@app/sqlite';
import { SqliteKeyValues, type KeyValues } from '@app/vault';
import { files } from '../stores/stores.js';
import { notesOf, recentOf, type KeptCheckpoint, type KeptNote } from './kept-checkpoints.js';

/** Reads what a data directory keeps beside its log, without writing there; none where it cannot be read. */
const keptIn = async <Found>(
  data: string,
  read: (kept: KeyValues) => Promise<readonly Found[]>,
): Promise<readonly Found[]> => {
  const file = join(data, files.operations);
  if (!existsSync(file)) return [];
  let db: Sqlite | undefined;
  try {
    db = new Sqlite(file, { readonly: true });
    return await read(new SqliteKeyValues(db, 'note'));
  } catch (error) {
    if (['corrupt', 'cannot-open', 'other'].includes(sqliteFault(error))) return [];
    throw error;
  } finally {
    db?.close();
  }
};

/** The last checkpoints that a data directory keeps, latest first. */
export const checkpointsIn = (data: string, limit: number): Promise<readonly KeptCheckpoint[]> =>
  keptIn(data, (kept) => recentOf(kept, limit));

/** The notes of the last so many that a data directory keeps, latest first, and of every earlier one that others have signed too. */
export const notesIn = (data: string, limit: number): Promise<readonly KeptNote[]> =>
  keptIn(data, (kept) => notesOf(kept, limit));
