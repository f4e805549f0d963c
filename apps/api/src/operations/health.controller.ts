import { Controller, Get, HttpCode, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { EventStore } from '@app/event-store';
import { Allowed, Public } from '@app/platform/http';
import { ProjectionHost, type ReadModelState } from '@app/projections/kernel';
import { ProcessBooks, WakeDesk, type WakesState } from '@app/runtime';
import { Checkpoints, signingOf } from '@app/runtime/proofs';
import { NightlyProof } from '@app/runtime/replays';
import { Operations } from '@app/vault';
import { shownFaults, shownNights } from '../audit/shown-nights.js';
import { HealthDetailsDto, HealthDto, RetriedDto } from './health.dto.js';

const statusOf = ({ state, parked }: Pick<ReadModelState, 'state' | 'parked'>): HealthDto['status'] =>
  state === 'failed' ? 'failed' : state === 'live' && parked.length === 0 ? 'ok' : 'degraded';

/** Whether deadlines are watched as they should be: nothing is lost when they are not, but it comes later. */
const watched = ({ sweeping, failing }: WakesState): boolean =>
  failing.length === 0 &&
  (sweeping === null || (!sweeping.late && sweeping.scheduler.trouble === null && sweeping.scheduler.workers !== 0));

/** Whether it works: for a load balancer in one word, for who looks after it in numbers. */
@Controller('health')
export class HealthController {
  private readonly books: ProcessBooks;

  constructor(
    private readonly host: ProjectionHost,
    private readonly store: EventStore,
    private readonly desk: WakeDesk,
    private readonly checkpoints: Checkpoints,
    private readonly nightly: NightlyProof,
    operations: Operations,
  ) {
    this.books = new ProcessBooks(operations);
  }

  /** In one word; 503 when the lists are not kept up. */
  @Get()
  @Public()
  health(@Res({ passthrough: true }) reply: FastifyReply): HealthDto {
    const status = statusOf(this.host.state());
    if (status === 'failed') reply.status(503);
    return { status };
  }

  /** Where the lists are in the log, what they do not follow, and what did not follow by itself: of every county. */
  @Get('details')
  @Allowed('operations.health', 'whole')
  async details(): Promise<HealthDetailsDto> {
    const { newer: _newer, ...state } = this.host.state();
    const head = Math.max((await this.store.head()).count, state.sequence);
    const processes = (await this.books.states()).map((one) => ({ ...one, parked: [...one.parked] }));
    const wakes = await this.desk.state();
    const status = statusOf(state);
    const { knownUntil } = this.store;
    const signing = await signingOf(this.checkpoints);
    const replays = await this.nightly.nights();
    const isWell = watched(wakes) && knownUntil === null && signing !== 'stopped' && this.nightly.isWell(replays);
    return {
      ...state,
      status: status === 'ok' && !isWell ? 'degraded' : status,
      head,
      knownUntil,
      lag: head - state.sequence,
      parked: [...state.parked],
      processes,
      signing,
      replays: shownNights(this.host.db, replays),
      logFaults: shownFaults(this.host.db, this.nightly.faults(replays)),
      wakes: { ...wakes, failing: [...wakes.failing] },
    };
  }

  /** Tries again what the lists could not follow. */
  @Post('parked/retry')
  @HttpCode(200)
  @Allowed('operations.park-retry', 'whole')
  async retry(): Promise<RetriedDto> {
    return { applied: await this.host.retryParked() };
  }

  /** Builds the lists anew from the first event, beside those that serve. Progress stands in the details. */
  @Post('rebuild')
  @HttpCode(200)
  @Allowed('operations.rebuild', 'whole')
  async rebuild(): Promise<HealthDto> {
    await this.host.rebuild();
    return { status: statusOf(this.host.state()) };
  }
}
