/** A log cannot move there, or what arrived is not what left. The message (Chinese) says what stands where and what to do. */
export class MoveRefused extends Error {
  override readonly name = 'MoveRefused';
}

/** How far a move has come: what it is doing, events done, events in all. */
export type MoveProgress = Readonly<{ step: 'checking' | 'reading' | 'writing'; done: number; total: number }>;

/** What a move came to. */
export type Moved = Readonly<{
  storeId: string;
  /** Events and Merkle root, the same on both sides. */
  count: number;
  root: string;
  /** Events that this run wrote; 0 when all were there already. */
  written: number;
}>;
