import { CommandWatch } from '@app/application/kernel';
import type { Outcome, Request } from '@app/domain/kernel';
import type { Appended } from '@app/event-store';
import type { RuntimeWatch } from '../options.js';

/** One inside the other. */
class BothCommands extends CommandWatch {
  constructor(
    private readonly outer: CommandWatch,
    private readonly inner: CommandWatch,
  ) {
    super();
  }

  command(type: string, request: Request, work: () => Promise<Outcome>): Promise<Outcome> {
    return this.outer.command(type, request, () => this.inner.command(type, request, work));
  }

  append(request: Request, stream: string, work: () => Promise<Appended>): Promise<Appended> {
    return this.outer.append(request, stream, () => this.inner.append(request, stream, work));
  }
}

/** All of them look on; undefined when there is none. */
export const together = (watches: readonly RuntimeWatch[]): RuntimeWatch | undefined =>
  watches.length === 0
    ? undefined
    : watches.reduce((outer, inner) => ({
        commands: new BothCommands(outer.commands, inner.commands),
        applied: (delivered, apply) => outer.applied(delivered, () => inner.applied(delivered, apply)),
      }));
