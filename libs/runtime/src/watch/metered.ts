import { CommandWatch } from '@app/application/kernel';
import { Refusal, type Outcome, type Request } from '@app/domain/kernel';
import { WrongExpectedRevision, type Appended } from '@app/event-store';
import type { Metrics } from '@app/platform/metrics';
import type { RuntimeWatch } from '../options.js';

const since = (start: number): number => (performance.now() - start) / 1000;

/** Counts and times commands and appends. A command's type is its name in the program; nothing of its content is told. */
class MeteredCommands extends CommandWatch {
  constructor(private readonly metrics: Metrics) {
    super();
  }

  async command(type: string, _request: Request, work: () => Promise<Outcome>): Promise<Outcome> {
    const start = performance.now();
    let outcome = 'failed';
    try {
      const done = await work();
      ({ outcome } = done);
      return done;
    } catch (error) {
      if (error instanceof Refusal) outcome = 'refused';
      throw error;
    } finally {
      this.metrics.count('hengjian_commands_total', { type, outcome });
      this.metrics.took('hengjian_command_seconds', since(start), { outcome });
    }
  }

  async append(_request: Request, _stream: string, work: () => Promise<Appended>): Promise<Appended> {
    const start = performance.now();
    let outcome = 'failed';
    try {
      const appended = await work();
      outcome = 'done';
      return appended;
    } catch (error) {
      if (error instanceof WrongExpectedRevision) outcome = 'conflict';
      throw error;
    } finally {
      this.metrics.took('hengjian_append_seconds', since(start), { outcome });
    }
  }
}

/** Looks on and keeps figures. */
export const metered = (metrics: Metrics): RuntimeWatch => ({
  commands: new MeteredCommands(metrics),
  applied: async (delivered, apply) => {
    const start = performance.now();
    await apply();
    metrics.took('hengjian_apply_seconds', since(start));
    metrics.count('hengjian_applied_events_total', {}, delivered.length);
  },
});
