import { Injectable, Optional } from '@nestjs/common';
import {
  Refusal,
  type Command,
  type Decider,
  type Fact,
  type Outcome,
  type Recorded,
  type Request,
} from '@app/domain/kernel';
import { EventIdTaken, EventStore, EventTypes, WrongExpectedRevision } from '@app/event-store';
import { CommandWatch } from './command-watch.js';
import { folded } from './present-state.js';
import { contextOf, newEvents, streamOf } from './stamping.js';

/** A lost race is decided again this often; then the caller hears of it. */
const retries = 3;

/** 5 to 50 ms, longer after each lost race, so that losers do not meet again. */
const pause = (attempt: number): Promise<void> =>
  new Promise((resume) => setTimeout(resume, 5 + Math.random() * 15 * attempt));

/**
 * The one way a command becomes events: load the stream, fold, decide, append at the expected revision.
 * A repeated command gets the stored answer; refusals and no-ops are decided afresh.
 */
@Injectable()
export class CommandExecutor {
  /** Deliveries of one command id that are under way: the second waits, and is then answered from the stream. */
  private readonly underway = new Map<string, Promise<unknown>>();

  constructor(
    private readonly store: EventStore,
    private readonly types: EventTypes,
    @Optional() private readonly watch?: CommandWatch,
  ) {}

  /**
   * @param id second part of the stream's name; the caller passes the id of a new thing too.
   * @param check what must hold beyond the decision; refuses by throwing. A repeat is answered without it.
   * @throws Refusal (a rule, a reused key, a stale revision), StoreUnavailable (UnknownEvent: the stream is a newer program's)
   */
  async execute<C extends Command, E extends Fact, State>(
    decider: Decider<C, E, State>,
    id: string,
    command: C,
    request: Request,
    check?: () => Promise<void>,
  ): Promise<Outcome> {
    const { commandId } = request;
    for (let earlier = this.underway.get(commandId); earlier; earlier = this.underway.get(commandId)) {
      await earlier.catch(() => undefined);
    }
    const begin = () => this.attempts(decider, id, command, request, check);
    const work = this.watch ? this.watch.command(command.type, request, begin) : begin();
    this.underway.set(commandId, work);
    try {
      return await work;
    } finally {
      this.underway.delete(commandId);
    }
  }

  private async attempts<C extends Command, E extends Fact, State>(
    decider: Decider<C, E, State>,
    id: string,
    command: C,
    request: Request,
    check?: () => Promise<void>,
  ): Promise<Outcome> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.once(decider, id, command, request, check);
      } catch (error) {
        if (error instanceof EventIdTaken) throw new Refusal('idempotency.key-reused', {}, 'invalid');
        if (!(error instanceof WrongExpectedRevision)) throw error;
        if (request.ifMatch !== undefined) throw stale(request.ifMatch, error.actual);
        if (attempt > retries) throw new Refusal('stream.contended', { stream: error.stream });
      }
      await pause(attempt);
    }
  }

  private async once<C extends Command, E extends Fact, State>(
    decider: Decider<C, E, State>,
    id: string,
    command: C,
    request: Request,
    check?: () => Promise<void>,
  ): Promise<Outcome> {
    const stream = streamOf(request.tenant, decider.category, id);
    const past = await this.store.readStream(stream);
    const last = past.at(-1);
    const answer = (outcome: Outcome['outcome'], of: Recorded | undefined): Outcome => ({
      id,
      stream,
      revision: of?.revision ?? -1,
      outcome,
      position: of?.position ?? null,
      sequence: of?.sequence ?? null,
    });

    const seen = past.findLast((event) => event.commandId === request.commandId);
    if (seen && seen.requestDigest !== request.digest) throw new Refusal('idempotency.key-reused', {}, 'invalid');
    if (seen) return answer('repeated', seen);

    const revision = last?.revision ?? null;
    if (request.ifMatch !== undefined && request.ifMatch !== revision) throw stale(request.ifMatch, revision);

    await check?.();
    const facts = decider.decide(command, folded(decider, past), contextOf(request));
    if (facts.length === 0) return answer('nothing', last);

    const events = newEvents(facts, command, request, this.types, decider.ahead?.includes(command.type));
    const append = () => this.store.append(stream, revision ?? 'noStream', events);
    const appended = await (this.watch ? this.watch.append(request, stream, append) : append());
    return { ...answer('done', undefined), ...appended };
  }
}

const stale = (expected: number, actual: number | null): Refusal =>
  new Refusal('precondition.revision', { expected, actual }, 'precondition');
