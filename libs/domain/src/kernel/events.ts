import type { Fact } from './fact.js';

/** A pure step from one stored shape to the next. */
export type Upcast = (data: never) => unknown;

/**
 * The storage contract of one category: each event's present schema version, and the steps from older ones.
 * Adding an event means adding a line here and a golden file under `test/fixtures/events/`.
 */
export type EventCatalogue<E extends Fact = Fact> = Readonly<{
  category: string;
  versions: Readonly<Record<E['type'], number>>;
  /** Keyed `IssueRaised@1`: the step from version 1 to 2. */
  upcasts?: Readonly<Record<string, Upcast>>;
}>;

/** `IssueRaised` in category `rectification` is stored as `rectification.issue-raised`. */
export const wireType = (category: string, type: string): string =>
  `${category}.${type.replace(/(?!^)([A-Z])/g, '-$1').toLowerCase()}`;
