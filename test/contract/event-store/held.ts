import type { Fact, Recorded } from '@app/domain/kernel';
import type { EventStore, SubscriptionMessage } from '@app/event-store';

/** How a suite gets a store on an empty log, and rid of it. */
export type Engine = Readonly<{
  open(): Promise<EventStore>;
  close(): Promise<void>;
  /** The same log opened anew after a crash of the program that served it; absent where nothing survives. */
  afterCrash?(): Promise<EventStore>;
  /** Share of the large cases' events to try it with (1): less where each event crosses a wire and back. */
  share?: number;
}>;

/** What each test of the contract holds: a store on an empty log, and what ends its subscriptions. */
export type Held = { store: EventStore; running: Engine; aborting: AbortController };

/** What the notes of some events say. */
export const numbers = (events: readonly Recorded<Fact>[]): unknown[] =>
  events.map(({ data }) => (data as { number: number }).number);

/** Reads a subscription until it has given so many events (or until the head when no number is given). */
export const collect = async (
  subscription: AsyncIterable<SubscriptionMessage>,
  count = Infinity,
): Promise<Recorded<Fact>[]> => {
  const seen: Recorded<Fact>[] = [];
  for await (const message of subscription) {
    if (message.kind === 'events') seen.push(...message.events);
    else if (count === Infinity) return seen;
    if (seen.length >= count) return seen;
  }
  return seen;
};

/** 1, 2, 3 … */
export const denseTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
