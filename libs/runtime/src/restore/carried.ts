import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { KeptNodes, LogTree, type SqliteEventStore } from '@app/event-store';
import { Sqlite, sqliteFault } from '@app/sqlite';
import { SqliteOperations, SqliteVault } from '@app/vault';
import { openLog } from '../backup/log.js';
import { checkpointsIn } from '../proofs/checkpoints-in.js';
import { putAside } from '../proofs/kept-checkpoints.js';
import { files } from '../stores/stores.js';

/** What was taken over from the directory that is replaced. */
export type Carried = Readonly<{
  /** Checkpoints that were signed of what the backup lacks: kept, set aside. */
  aside: number;
  /** People who were removed after the backup was made: they stay removed. Null: nobody can tell. */
  erased: number | null;
}>;

/** More are never looked at: those that were set aside before are set aside already. */
const mostCheckpoints = 100_000;

const setAside = async (from: string, to: string, log: SqliteEventStore, now: string): Promise<number> => {
  const tree = new LogTree(log, new KeptNodes());
  const operations = new SqliteOperations(join(to, files.operations));
  try {
    const { count } = await log.head();
    let aside = 0;
    for (const one of await checkpointsIn(from, mostCheckpoints)) {
      if (one.count <= count && (await tree.rootAt(one.count)) === one.root) break;
      await putAside(operations.notes, one, now);
      aside += 1;
    }
    return aside;
  } finally {
    tree.close();
    await operations.close();
  }
};

const peopleIn = (file: string): ReadonlySet<string> | null => {
  if (!existsSync(file)) return null;
  let db: Sqlite | undefined;
  try {
    db = new Sqlite(file, { readonly: true });
    return new Set(db.all<{ id: string }>('select account_id as id from person').map(({ id }) => id));
  } catch (error) {
    if (['corrupt', 'cannot-open', 'other'].includes(sqliteFault(error))) return null;
    throw error;
  } finally {
    db?.close();
  }
};

/** Whoever was erased since must not come back with an older copy. */
const eraseAgain = async (from: string, to: string): Promise<number | null> => {
  const there = peopleIn(join(from, files.vault));
  if (there === null) return null;
  const vault = new SqliteVault(join(to, files.vault));
  try {
    const gone = vault.everybody().filter(({ accountId }) => !there.has(accountId));
    for (const { accountId } of gone) await vault.erase(accountId);
    return gone.length;
  } finally {
    await vault.close();
  }
};

/** Takes over into a verified copy of the same log what must not be forgotten with the directory it replaces. */
export const carryOver = async (from: string, to: string, now: string): Promise<Carried> => {
  const log = openLog(to);
  try {
    return { aside: await setAside(from, to, log, now), erased: await eraseAgain(from, to) };
  } finally {
    await log.close();
  }
};
