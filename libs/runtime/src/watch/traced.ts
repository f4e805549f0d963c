import { CommandWatch } from '@app/application/kernel';
import type { Outcome, Recorded, Request } from '@app/domain/kernel';
import type { Appended } from '@app/event-store';
import type { Tracing } from '@app/platform/traces';
import type { Delivered } from '@app/projections/kernel';
import type { RuntimeWatch } from '../options.js';

/** A batch of more commands than this is a catch-up: who wants to know of each has been told long ago. */
const mostOfBatch = 20;

class TracedCommands extends CommandWatch {
  constructor(private readonly tracing: Tracing) {
    super();
  }

  command(type: string, { correlationId, commandId }: Request, work: () => Promise<Outcome>): Promise<Outcome> {
    const attributes = { 'hengjian.command': type, 'hengjian.command_id': commandId };
    return this.tracing.around(`command ${type}`, { correlationId, attributes }, work, ({ outcome }) => ({
      'hengjian.outcome': outcome,
    }));
  }

  async append(request: Request, stream: string, work: () => Promise<Appended>): Promise<Appended> {
    const { correlationId, commandId } = request;
    const startTime = Date.now();
    const attributes = { 'hengjian.command_id': commandId };
    let appended: Appended;
    try {
      appended = await work();
    } catch (error) {
      // A lost race, or a log that is away, has a span of its own; the id is for the one that wrote.
      return this.tracing.around('append', { correlationId, attributes, startTime }, () =>
        Promise.reject(error as Error),
      );
    }
    const spanId = this.tracing.appendSpanId(commandId, stream);
    const said = { ...attributes, 'hengjian.sequence': appended.sequence, 'hengjian.revision': appended.revision };
    this.tracing.begin('append', { correlationId, attributes: said, spanId, startTime }).end();
    return appended;
  }
}

/** The last event of each command and stream in a batch. */
const written = (delivered: readonly Delivered[]): readonly Recorded[] => {
  const readable = delivered.filter((one): one is Recorded => !('unreadable' in one));
  return [...new Map(readable.map((one) => [`${one.commandId}/${one.stream}`, one])).values()];
};

/** Looks on and tells of it. The lists follow from the append wherever they are kept: its id is told by the event. */
export const traced = (tracing: Tracing): RuntimeWatch => ({
  commands: new TracedCommands(tracing),
  applied: async (delivered, apply) => {
    const startTime = Date.now();
    await apply();
    const commands = written(delivered);
    if (commands.length > mostOfBatch) return;
    for (const { correlationId, commandId, stream, sequence } of commands)
      tracing
        .begin('projection', {
          correlationId,
          parentId: tracing.appendSpanId(commandId, stream),
          attributes: { 'hengjian.command_id': commandId, 'hengjian.sequence': sequence },
          startTime,
        })
        .end();
  },
});
