import type { Appended } from '../event-store.js';
import type { Append } from '../sealing.js';

/** An append and whoever waits for it. */
export type Waiting = Readonly<{
  append: Append;
  resolve: (appended: Appended) => void;
  reject: (error: Error) => void;
}>;

/** Appends in one transaction at most: a burst must not keep its first from their answer. */
export const most = 256;

/** Gathers appends and writes them in groups, in this thread or another. */
export interface Commits {
  /** Resolves when the append is durable. */
  add(append: Append): Promise<Appended>;
  /** A consistent copy into a new file, by the connection that writes: another's would begin anew after each append. */
  backup(file: string): Promise<void>;
  /** Writes what was accepted. */
  close(): Promise<void>;
}
