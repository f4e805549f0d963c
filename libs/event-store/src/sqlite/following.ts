import type { Page, SubscriptionMessage } from '../event-store.js';
import { sequenceAt } from '../position.js';
import { follow, type Waker } from '../subscription.js';
import { LatestEvents } from './latest-events.js';

/** What those who follow a log side by side read of it: what one has read, or found to be the end, the others need not look for. */
export class Following {
  private readonly latest = new LatestEvents();

  /** @param pollEvery milliseconds between two looks for what another process appended */
  constructor(
    private readonly read: (after: string | null, limit: number) => Page,
    private readonly waker: Waker,
    private readonly pollEvery: number,
  ) {}

  /** Pages for ever. One who begins looks for himself: what others saw may be from long ago. */
  subscribe(
    options: Readonly<{ after?: string | null; signal: AbortSignal; batch?: number }>,
  ): AsyncIterable<SubscriptionMessage> {
    this.latest.forgetEnd();
    return follow(
      { page: (after, limit) => this.page(after, limit), wait: (until) => this.waker.sleep(until, this.pollEvery) },
      options,
    );
  }

  private page(after: string | null, limit: number): Page {
    const from = sequenceAt(after);
    const kept = this.latest.after(from, limit);
    const next = kept.at(-1)?.position ?? after;
    if (kept.length === limit) return { events: kept, next, atHead: false };
    const { times } = this.waker;
    if (this.latest.isEnd(from + kept.length, times)) return { events: kept, next, atHead: true };
    const rest = this.read(next, limit - kept.length);
    this.latest.keep(rest.events);
    if (rest.atHead) this.latest.endsAt(sequenceAt(rest.next), times);
    return { ...rest, events: kept.length === 0 ? rest.events : [...kept, ...rest.events] };
  }
}
