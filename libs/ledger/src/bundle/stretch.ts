import { Chains } from '../chains.js';
import type { Finding } from '../findings.js';
import type { TreeHead } from '../proof.js';
import { Succession, type Stretch } from '../succession.js';
import { examinedLine, type ExaminedEvent } from './examined-line.js';
import { PartVerifier } from './part.js';

/** The events that some lines of a bundle begin with, as far as nothing is wrong with them. */
export type BundleStretch = Stretch &
  Readonly<{
    /** How many lines they are, and how many bytes with their newlines. */
    lines: number;
    bytes: number;
    /** Hashes of all of them, end to end. */
    hashes: string;
  }>;

type Followed = Readonly<{ stretch: Stretch; follow: (event: ExaminedEvent) => Finding | null }>;

const begun = (event: ExaminedEvent, part: TreeHead | null): Followed | null => {
  if (!part) return Succession.from(event);
  const followed = new PartVerifier(part, Chains.fromAnywhere());
  return followed.follow(event) ? null : followed;
};

/**
 * Follows the events of some lines after the first, until one is wrong or is no event; null where none is right. Most of
 * a verifier's work is here, and any thread can do it. @param part the tree that the events of a part have paths to
 */
export const stretchIn = (lines: Iterable<Buffer>, part: TreeHead | null): BundleStretch | null => {
  let followed: Followed | null = null;
  let [count, bytes, hashes] = [0, 0, ''];
  for (const line of lines) {
    const event = examinedLine(line, part !== null);
    if (typeof event === 'string' || followed?.follow(event)) break;
    followed ??= begun(event, part);
    if (!followed) break;
    count += 1;
    bytes += line.length + 1;
    hashes += event.hash;
  }
  return followed && { ...followed.stretch, lines: count, bytes, hashes };
};
