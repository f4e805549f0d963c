import type { Sqlite } from '@app/sqlite';

const amendments = new WeakMap<Sqlite, number>();

/**
 * How often rows of earlier events came late into a file, by a retry of what was parked. Whatever is kept by sequence
 * is kept by this number too: the same sequence no longer means the same rows.
 */
export const amended = (db: Sqlite): number => amendments.get(db) ?? 0;

/** Tells that rows of earlier events have come late. */
export const amend = (db: Sqlite): void => {
  amendments.set(db, amended(db) + 1);
};
