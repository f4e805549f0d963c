import type { Clash, Stretch } from './clash.js';
import { placesIn, type Place } from './places.js';
import { readText } from './reading.js';
import { rules } from './rules/index.js';

/** A stretch with its place and its words. */
export type Quoted = Stretch & Place & Readonly<{ quoted: string }>;

/** One thing found in a text. */
export type Finding = Readonly<{
  /** The name of the rule of the grammar. */
  rule: string;
  at: Quoted;
  says: string;
  shouldBe: string;
  against: readonly Quoted[];
}>;

/** What was found in a text. */
export type TextCheck = Readonly<{
  /** Numbers that were read. */
  figures: number;
  /** In the order of the text. */
  contradictions: readonly Finding[];
  /** Printed numbers that agree only when they are cut off instead of rounded. */
  remarks: readonly Finding[];
  /** Findings that are left out: nobody reads more than a thousand. */
  more: number;
}>;

const most = 1000;

/**
 * Reads a narrative report and finds where its numbers contradict each other: pure, without an end of its own only where
 * the text is. Any text is read; what no rule understands is passed over.
 */
export const checkText = (source: string): TextCheck => {
  const reading = readText(source);
  const placeOf = placesIn(reading.text);
  const quote = ({ start, end }: Stretch): Quoted => ({
    start,
    end,
    ...placeOf(start),
    quoted: source.slice(start, end),
  });
  const found = rules
    .flatMap((rule) => rule.find(reading).map((clash) => ({ rule: rule.name, clash })))
    .toSorted((a, b) => a.clash.at.start - b.clash.at.start);
  const kept = found.slice(0, most);
  const shown = ({ rule, clash }: Readonly<{ rule: string; clash: Clash }>): Finding => ({
    rule,
    at: quote(clash.at),
    says: clash.says,
    shouldBe: clash.shouldBe,
    against: clash.against.map(quote),
  });
  return {
    figures: reading.figures.length,
    contradictions: kept.filter(({ clash }) => !clash.remark).map(shown),
    remarks: kept.filter(({ clash }) => clash.remark).map(shown),
    more: found.length - kept.length,
  };
};
