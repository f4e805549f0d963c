import { rectification, type Moment, type RectificationEvent } from '../../../rectifications/index.js';
import type { RectificationState } from '../../../rectifications/index.js';

/** One fact of an issue as a paper tells it: `on` is the day (ISO date) from which it holds. */
export type IssueFact = Moment & Readonly<{ on: string }>;

/** What the papers of an issue are written from. */
export type IssueAsked = Readonly<{
  /** All that was known at the point, in its order. */
  facts: readonly IssueFact[];
  /** ISO date. */
  asOf: string;
  /** What a unit was called at the point. */
  nameOf: (unitId: string) => string;
}>;

type Known = Exclude<RectificationState, Readonly<{ status: 'none' }>>;
/** An issue while somebody is ordered to rectify it; and while its closure is asked for. */
export type OrderedIssue = Extract<Known, Readonly<{ order: unknown }>>;
export type RequestedIssue = Extract<Known, Readonly<{ request: unknown }>>;

/** An issue as it stood at the point, and as its order and its request for closure last stood in this round. */
export type IssueFile = IssueAsked &
  Readonly<{
    state: Known;
    /** Null: nobody was ordered to rectify it in this round. A closed issue still has the order that it was closed under. */
    ordered: OrderedIssue | null;
    /** Null: its closure was not asked for in this round. */
    requested: RequestedIssue | null;
    /** How many of the facts were known when that request was last on the table. */
    requestedUntil: number;
    /** The facts of this round. */
    round: readonly IssueFact[];
  }>;

/**
 * The file of an issue at a point; null where nothing was known of it, or it was only found after the day.
 * The states come from the same fold as every decision's.
 */
export const issueFile = (asked: IssueAsked): IssueFile | null => {
  const [first] = asked.facts;
  if (!first || first.on > asked.asOf) return null;
  let state = rectification.initial;
  let ordered: OrderedIssue | null = null;
  let requested: RequestedIssue | null = null;
  let requestedUntil = 0;
  for (const [index, { event }] of asked.facts.entries()) {
    state = rectification.evolve(state, event);
    if (event.type === 'IssueReopened') ordered = requested = null;
    if ('order' in state) ordered = state;
    if ('request' in state) [requested, requestedUntil] = [state, index + 1];
  }
  if (state.status === 'none') return null;
  const { round } = state;
  return {
    ...asked,
    state,
    ordered,
    requested,
    requestedUntil,
    round: asked.facts.filter(({ event }) => event.data.round === round),
  };
};

/** A fact with the data of its type. */
export type FactOf<Type extends RectificationEvent['type']> = Readonly<{
  event: Extract<RectificationEvent, { type: Type }>;
  on: string;
}>;

/** Those facts of some types, in their order. */
export const factsOf = <Type extends RectificationEvent['type']>(
  facts: readonly IssueFact[],
  ...types: readonly Type[]
): readonly FactOf<Type>[] =>
  facts.filter(({ event }) =>
    (types as readonly string[]).includes(event.type),
  ) as readonly unknown[] as readonly FactOf<Type>[];
