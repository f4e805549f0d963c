import type { Reading } from './reading.js';

/** A stretch of the text: offsets in UTF-16 units, as strings count. */
export type Stretch = Readonly<{ start: number; end: number }>;

/** What a rule found. */
export type Clash = Readonly<{
  /** The number or words that cannot be right beside the others. */
  at: Stretch;
  /** What the text says there. */
  says: string;
  /** What follows from the rest of the text, with its calculation. */
  shouldBe: string;
  /** What it was compared with. */
  against: readonly Stretch[];
  /** A printed number that agrees only when it is cut off instead of rounded: no contradiction. */
  remark?: true;
}>;

/** One rule of the grammar: which sentences it understands, and what it finds in a text. */
export type Rule = Readonly<{
  name: string;
  title: string;
  /** Which sentences it understands and what it computes, for whoever writes a report. */
  understands: string;
  /** A sentence in which it finds nothing, and one in which it finds a contradiction. */
  agrees: string;
  contradicts: string;
  /** Pure and without end only where the text is: looks back over a bounded number of figures. */
  find: (reading: Reading) => readonly Clash[];
}>;

export const stretch = ({ start, end }: Stretch): Stretch => ({ start, end });
