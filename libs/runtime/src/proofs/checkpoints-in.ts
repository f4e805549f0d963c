import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Sqlite, sqliteFault } from '@app/sqlite';
import { SqliteKeyValues } from '@app/vault';
import { files } from '../stores/stores.js';
import { recentOf, type KeptCheckpoint } from './kept-checkpoints.js';

/** The last checkpoints that a data directory keeps, latest first, without writing there; none where they cannot be read. */
export const checkpointsIn = async (data: string, limit: number): Promise<readonly KeptCheckpoint[]> => {
  const file = join(data, files.operations);
  if (!existsSync(file)) return [];
  let db: Sqlite | undefined;
  try {
    db = new Sqlite(file, { readonly: true });
    return await recentOf(new SqliteKeyValues(db, 'note'), limit);
  } catch (error) {
    if (['corrupt', 'cannot-open', 'other'].includes(sqliteFault(error))) return [];
    throw error;
  } finally {
    db?.close();
  }
};
