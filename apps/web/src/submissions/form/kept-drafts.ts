import { openDB, type IDBPDatabase } from 'idb';
import type { TypedEntries } from './lines';

/** What was typed and has not reached the server, with the draft that it was typed on. */
export type KeptDraft = Readonly<{ revision: number; base: TypedEntries; entries: TypedEntries; at: string }>;

/** Keeps what was typed in this browser until the server has it. */
export type KeptDrafts = Readonly<{
  /** Of one person, unit and data year. */
  get: (key: string) => Promise<KeptDraft | null>;
  keep: (key: string, draft: KeptDraft) => Promise<void>;
  drop: (key: string) => Promise<void>;
}>;

/** As long as the page is open: where a browser keeps nothing (a private window), typing still goes on. */
export const inMemory = (): KeptDrafts => {
  const kept = new Map<string, KeptDraft>();
  return {
    get: (key) => Promise.resolve(kept.get(key) ?? null),
    keep: (key, draft) => Promise.resolve(void kept.set(key, draft)),
    drop: (key) => Promise.resolve(void kept.delete(key)),
  };
};

const store = 'drafts';
let database: Promise<IDBPDatabase> | null = null;
const opened = (): Promise<IDBPDatabase> =>
  (database ??= openDB('hengjian-returns', 1, { upgrade: (db) => void db.createObjectStore(store) }));

const memory = inMemory();
/** The browser's own store, or memory where it refuses one. */
const safely = async <T>(run: (db: IDBPDatabase) => Promise<T>, otherwise: () => Promise<T>): Promise<T> => {
  try {
    return await run(await opened());
  } catch {
    return otherwise();
  }
};

/** In IndexedDB. */
export const keptDrafts: KeptDrafts = {
  get: (key) =>
    safely(
      async (db) => ((await db.get(store, key)) as KeptDraft | undefined) ?? (await memory.get(key)),
      () => memory.get(key),
    ),
  keep: (key, draft) =>
    safely(
      async (db) => void (await db.put(store, draft, key)),
      () => memory.keep(key, draft),
    ),
  drop: (key) =>
    safely(
      (db) => db.delete(store, key),
      () => memory.drop(key),
    ),
};
