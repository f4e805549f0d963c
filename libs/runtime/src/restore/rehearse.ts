import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { catalogues } from '@app/domain/catalogue';
import type { NoteVerifier } from '@app/ledger';
import { allProjections, rebuildFromFile } from '@app/projections';
import { readCheckpoint, readFileName, rowsDigest } from '@app/projections/kernel';
import { Sqlite } from '@app/sqlite';
import { logFile } from '../backup/log.js';
import { inPassing } from '../passing-place.js';
import { lossOf } from './loss.js';
import { claimsOf, stage } from './staged.js';
import { verifiedCopy, type CopyVerified } from './verified-copy.js';

/** One list, rebuilt from the backup, and what it was compared with. */
export type ListCompared = Readonly<{ projection: string; restored: string; other: string }>;

/**
 * What a rehearsal came to. `against`: the lists that serve, when they stand at the very event; lists built from the log
 * that serves up to there; or, where there is no such log, the same built a second time.
 */
export type Rehearsed = CopyVerified &
  Readonly<{
    against: 'serving' | 'log' | 'twice';
    /** The first event in which the log that serves is another one; null: it is the same as far as both go. */
    forkedFrom: number | null;
    lists: readonly ListCompared[];
    equal: boolean;
  }>;

export type RehearsalAsked = Readonly<{
  backup: string;
  /** The data directory that serves, or another that is not there. Only read. */
  data: string;
  /** Folder in which a temporary one is made, and removed. */
  temporary: string;
  tenant: string;
  keys: readonly NoteVerifier[];
  /** Files are known to be in a bucket, not in the backup. */
  filesElsewhere: boolean;
  onEvent?: (sequence: number, count: number) => void;
}>;

type Digests = ReadonlyMap<string, string>;

const digestsOf = (db: Sqlite): Digests => new Map(allProjections.map((one) => [one.name, rowsDigest(db, [one])]));

const digestsIn = (file: string): Digests => {
  const db = new Sqlite(file, { readonly: true });
  try {
    return digestsOf(db);
  } finally {
    db.close();
  }
};

/** The lists that serve, when they are those of the first `count` events; read as they are at one moment. */
const serving = (data: string, storeId: string, count: number): Digests | null => {
  const file = readFileName(data, allProjections);
  if (!existsSync(file)) return null;
  const db = new Sqlite(file, { readonly: true });
  try {
    db.run('begin');
    const at = readCheckpoint(db);
    return at?.storeId === storeId && at.sequence === count ? digestsOf(db) : null;
  } finally {
    db.close();
  }
};

type Other = Readonly<{ against: Rehearsed['against']; forkedFrom: number | null; digests: Digests }>;

/** What a backup's lists are compared with. */
const otherOf = async (
  { data, copy }: Readonly<{ data: string; copy: string }>,
  { storeId, count }: CopyVerified,
  build: (from: string) => Promise<Digests>,
): Promise<Other> => {
  const loss = await lossOf(data, copy);
  const forkedFrom = loss.kind === 'forked' ? loss.from : null;
  const isSame = loss.kind === 'none' || loss.kind === 'longer';
  const live = isSame ? serving(data, storeId, count) : null;
  if (live) return { against: 'serving', forkedFrom, digests: live };
  if (loss.kind === 'longer') return { against: 'log', forkedFrom, digests: await build(data) };
  return { against: 'twice', forkedFrom, digests: await build(copy) };
};

/**
 * Tries whether a backup could take the place of what serves: restores it into a temporary directory, verifies it, builds
 * all lists from its first event, compares them, and removes the directory. What serves is only read.
 * @throws RestoreRefused, RebuildStopped, and what the disk says
 */
export const rehearse = async ({ backup, data, temporary, ...trust }: RehearsalAsked): Promise<Rehearsed> => {
  const claims = claimsOf(backup);
  return inPassing(temporary, async (place) => {
    const copy = join(place, 'data');
    await stage(backup, copy);
    const verified = await verifiedCopy(copy, claims, trust);
    let built = 0;
    const build = async (from: string): Promise<Digests> => {
      const folder = join(place, String((built += 1)));
      await mkdir(folder);
      const { storeId, count: until } = verified;
      const order = { file: join(folder, 'read.sqlite'), storeId, storeFile: logFile(from), until };
      return digestsIn(await rebuildFromFile(order, allProjections, catalogues));
    };
    const restored = await build(copy);
    const { against, forkedFrom, digests } = await otherOf({ data, copy }, verified, build);
    const lists = [...restored].map(([projection, digest]) => ({
      projection,
      restored: digest,
      other: digests.get(projection)!,
    }));
    const equal = forkedFrom === null && lists.every((one) => one.restored === one.other);
    return { ...verified, against, forkedFrom, lists, equal };
  });
};
