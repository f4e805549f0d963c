import { CommandBus } from '@nestjs/cqrs';
import type { INestApplicationContext } from '@nestjs/common';
import { LadderFacts, Waker } from '@app/application/deadlines';
import type { Actor, Outcome, Request } from '@app/domain/kernel';
import { canonical, sha256 } from '@app/ledger';
import type { SuppliedClock } from '@app/platform/clock';
import { ReadModel } from '@app/projections/kernel';
import { tenant } from '@app/runtime';
import type { Timetable } from './timetable.js';

/** Milliseconds that an act takes in the story, so that no two are at the same instant. */
const oneAct = 7000;

/**
 * Plays acts by named people on given days through the ordinary command bus. Each act has a command id of its own
 * place in the story, so that a story broken off half-way can be played again from the start.
 */
export class Play {
  private readonly commands: CommandBus;
  private readonly reads: ReadModel;
  private readonly tenant: string;
  private readonly waker: Waker;
  private readonly due: LadderFacts;
  private acts = 0;

  constructor(
    app: INestApplicationContext,
    /** Tells this story's acts from those of the stories told beside it. */
    private readonly name: string,
    private readonly clock: SuppliedClock,
    private readonly timetable: Timetable,
    private readonly newId: (...parts: readonly (string | number)[]) => string,
  ) {
    this.commands = app.get(CommandBus);
    this.reads = app.get(ReadModel);
    this.tenant = app.get<string>(tenant);
    this.waker = app.get(Waker);
    this.due = app.get(LadderFacts);
  }

  /** Goes on on a day (ISO date), at nine in the morning unless told otherwise. */
  async on(day: string, time = '09:00'): Promise<this> {
    await this.timetable.until(new Date(`${day}T${time}:00+08:00`).toISOString());
    return this;
  }

  /** The day and time of the story, as an ISO instant. */
  now(): string {
    return this.clock.now();
  }

  /** A stable id for a thing of the story. */
  id(...parts: readonly (string | number)[]): string {
    return this.newId('demo', ...parts);
  }

  /** One act by one person; answers when the lists show it. @throws Refusal */
  async act<Answer = Outcome>(actor: Actor, make: (request: Request) => object): Promise<Answer> {
    this.clock.advance(oneAct);
    this.acts += 1;
    const commandId = this.id('act', this.name, this.acts);
    const command = make({
      commandId,
      digest: sha256(canonical({ act: this.acts, actor })),
      actor,
      tenant: this.tenant,
      correlationId: commandId,
      causationId: null,
      at: this.clock.now(),
    });
    const answer: unknown = await this.commands.execute(command as never);
    const positions = [answer].flat().map((one) => (one as Partial<Outcome> | undefined)?.position ?? null);
    const last = positions
      .filter((position) => position !== null)
      .toSorted()
      .at(-1);
    if (last) await this.reads.reached(last, 10_000);
    return answer as Answer;
  }

  /** Wakes a due row, as the server's watch would, just after midnight of each day on which it is due, through a day. */
  async watched(key: string, through: string): Promise<void> {
    for (;;) {
      const row = this.due.due(key);
      if (!row || row.wakeOn > through) return;
      await this.on(row.wakeOn, '00:01');
      const outcome = await this.waker.wake(key, this.clock.now());
      if (!outcome?.position) return;
      await this.reads.reached(outcome.position, 10_000);
    }
  }
}
