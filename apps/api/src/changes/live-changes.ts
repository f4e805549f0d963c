import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { EventStreams, type EventStream, type Person } from '@app/platform/http';
import { ChangeFeed } from '@app/runtime';
import { Presence } from './presence.js';

/** Milliseconds. News that come together are told together; presence is looked at even where nothing happens. */
const [gathering, looking] = [250, 5000];
/** A beat every so many looks: 25 s. */
const looksPerBeat = 5;

type Follower = { readonly stream: EventStream; readonly person: Person; at: number; busy: boolean; again: boolean };

/** Tells everybody who listens what has changed, as far as they may know. */
@Injectable()
export class LiveChanges implements OnModuleDestroy {
  private readonly logger = new Logger('Changes');
  private readonly followers = new Set<Follower>();
  private looks = 0;
  private gathered: NodeJS.Timeout | undefined;
  private timer: NodeJS.Timeout | undefined;
  private stopListening: (() => void) | undefined;

  constructor(
    private readonly feed: ChangeFeed,
    private readonly streams: EventStreams,
    private readonly presence: Presence,
  ) {}

  /**
   * Begins to tell. The first event, `hello`, says where the lists are; `refetch` when the reader has been away.
   * @param lastEventId what the reader heard last; absent: it has just come @throws Problem 429, 503
   */
  follow(reply: FastifyReply, person: Person, lastEventId: string | undefined): void {
    const { sequence } = this.feed;
    const stream = this.streams.start(reply, person.credentialId, () => this.leave(follower));
    const follower: Follower = { stream, person, at: sequence, busy: false, again: false };
    this.followers.add(follower);
    this.begin();
    const refetch = lastEventId !== undefined && lastEventId !== String(sequence);
    stream.send('hello', sequence, { sequence, refetch });
  }

  onModuleDestroy(): void {
    this.rest();
    this.followers.clear();
  }

  private begin(): void {
    if (this.timer) return;
    this.stopListening = this.feed.onMoved(() => {
      this.gathered ??= setTimeout(() => {
        this.gathered = undefined;
        this.look(false);
      }, gathering);
    });
    this.timer = setInterval(() => this.look((this.looks += 1) % looksPerBeat === 0), looking);
    this.timer.unref();
  }

  private leave(follower: Follower): void {
    this.followers.delete(follower);
    if (this.followers.size === 0) this.rest();
  }

  private rest(): void {
    this.stopListening?.();
    clearTimeout(this.gathered);
    clearInterval(this.timer);
    this.timer = this.gathered = this.stopListening = undefined;
  }

  private look(beat: boolean): void {
    for (const follower of this.followers) {
      if (beat) follower.stream.beat();
      // One answer at a time to each, else an older one could come last.
      if (follower.busy) follower.again = true;
      else void this.tell(follower);
    }
  }

  private async tell(follower: Follower): Promise<void> {
    const { stream, person } = follower;
    follower.busy = true;
    try {
      do {
        follower.again = false;
        const grants = await this.presence.grantsOf(person);
        if (!this.followers.has(follower)) return;
        if (!grants) return stream.end();
        const told = this.feed.since(follower.at, { accountId: person.accountId, grants });
        follower.at = told.sequence;
        if (told.refetch || told.changes.length > 0) stream.send('changes', told.sequence, told);
      } while (follower.again);
    } catch (error) {
      // Whoever cannot be told comes again, and asks for everything.
      this.logger.warn(error instanceof Error ? error.message : String(error));
      stream.end();
    } finally {
      follower.busy = false;
    }
  }
}
