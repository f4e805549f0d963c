import type { KeptCheckpoint } from './kept-checkpoints.js';

/** What became of a day's mail with a checkpoint: whom it has not reached, and why. */
export type Mailed = Readonly<{
  /** The bureau's day. */
  day: string;
  checkpoint: KeptCheckpoint;
  tries: number;
  /** `reason` is a code (see `NotDelivered`); `waiting`: it is being sent, or the program was stopped meanwhile. */
  failed: readonly Readonly<{ address: string; reason: string }>[];
}>;

/** Where the books keep it. */
export const mailedKey = 'proofs/mailed';

/** Reads it; null when nothing was ever mailed. */
export const readMailed = (text: string | null): Mailed | null => (text === null ? null : (JSON.parse(text) as Mailed));
