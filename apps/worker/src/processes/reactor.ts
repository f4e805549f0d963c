import { reactionIds, reactionRequest, type CommandExecutor } from '@app/application/kernel';
import { Refusal, type Asked, type Recorded } from '@app/domain/kernel';
import type { AnyDecider } from '@app/domain/catalogue';
import type { AnyProcess } from '@app/domain/processes';
import { StoreUnavailable } from '@app/event-store';
import type { Clock } from '@app/platform/clock';
import type { Delivered } from '@app/projections/kernel';
import type { CompletedCommands, ProcessBooks, ParkedCommand } from '@app/runtime';

type Handler = (event: Recorded, newId: ReturnType<typeof reactionIds>) => readonly Asked[];

/** What a reactor works with. */
export type Surroundings = Readonly<{
  commands: CommandExecutor;
  deciders: readonly AnyDecider[];
  clock: Clock;
  books: ProcessBooks;
  /** Adds what a decision must know beyond the event. */
  completed: Pick<CompletedCommands, 'completed'>;
}>;

/** Carries out what one process asks for when something happened. A refusal is parked and blocks nothing. */
export class Reactor {
  constructor(
    private readonly process: AnyProcess,
    private readonly around: Surroundings,
  ) {}

  get name(): string {
    return this.process.name;
  }

  /** Answers whether the event was of any interest. @throws StoreUnavailable: nothing is lost by delivering it again */
  async react(delivered: Delivered): Promise<boolean> {
    if ('unreadable' in delivered) {
      await this.park(delivered.sequence, -1, delivered.unreadable);
      return true;
    }
    const handler = this.handlerOf(delivered.type);
    if (!handler) return false;
    let asked: readonly Asked[];
    try {
      asked = handler(delivered, reactionIds(this.name, delivered));
    } catch (error) {
      await this.park(delivered.sequence, -1, messageOf(error));
      return true;
    }
    for (const [n, one] of asked.entries()) await this.ask(delivered, n, one);
    return true;
  }

  /** Tries a parked command again. Answers whether it was carried out. */
  async retry(parked: ParkedCommand, event: Delivered): Promise<boolean> {
    await this.around.books.release(parked);
    await this.react(event);
    const still = await this.around.books.parked(this.name);
    return !still.some(({ sequence, n }) => sequence === parked.sequence && n === parked.n);
  }

  private async ask(event: Recorded, n: number, asked: Asked): Promise<void> {
    const { commands, completed, deciders, clock } = this.around;
    const { category, id } = asked;
    const decider = deciders.find((one) => one.category === category);
    if (!decider) return this.park(event.sequence, n, `no stream of category ${category}`);
    try {
      const { command } = await completed.completed(asked, event);
      await commands.execute(decider, id, command, reactionRequest(this.name, event, n, clock.now()));
    } catch (error) {
      if (error instanceof StoreUnavailable) throw error;
      // Many wrote there at once: that passes.
      if (error instanceof Refusal && error.code === 'stream.contended') throw error;
      if (error instanceof Refusal) await this.park(event.sequence, n, error.code, error.details);
      else await this.park(event.sequence, n, messageOf(error));
    }
  }

  private park(sequence: number, n: number, reason: string, details: ParkedCommand['details'] = {}): Promise<void> {
    const { books, clock } = this.around;
    return books.park({ process: this.name, sequence, n, reason, details, at: clock.now() });
  }

  private handlerOf(type: string): Handler | undefined {
    // `when` is typed by the process's own events; the key has been matched, so the handler fits the event.
    return (this.process.when as Readonly<Record<string, unknown>>)[type] as Handler | undefined;
  }

  get from(): 'start' | 'head' {
    return this.process.from ?? 'head';
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
