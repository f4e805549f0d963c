import { Injectable } from '@nestjs/common';
import { ClockCompletion } from '@app/application/deadlines';
import { CommonPlanCompletion } from '@app/application/rectifications';
import type { Asked, Command, Recorded } from '@app/domain/kernel';
import { StoreUnavailable } from '@app/event-store';
import { ReadModel } from '@app/projections/kernel';

type Completion = (command: Command, event: Recorded) => Promise<Command>;

/** How long the read model may take to come to the event that a process has just seen; then the event is delivered again. */
const patience = 5000;

/**
 * What a process asks for is a function of its event; what the decision must know besides is added here, by the
 * command's type, out of read models that know at least that event. Each slice adds its line.
 */
@Injectable()
export class CompletedCommands {
  private readonly completions: Readonly<Record<string, Completion>>;

  constructor(
    private readonly model: ReadModel,
    clocks: ClockCompletion,
    commonPlans: CommonPlanCompletion,
  ) {
    this.completions = {
      StartClock: (command, event) => clocks.start(command, event),
      ReleaseDeadline: (command) => clocks.release(command),
      AdoptCommonPlan: (command, event) => commonPlans.adopt(command, event),
    };
  }

  /** @throws StoreUnavailable while the read models are behind: delivering the event again loses nothing */
  async completed(asked: Asked, event: Recorded): Promise<Asked> {
    const completion = this.completions[asked.command.type];
    if (!completion) return asked;
    if (!(await this.model.reached(event.position, patience)))
      throw new StoreUnavailable('the read models are behind', 'busy');
    return { ...asked, command: await completion(asked.command, event) };
  }
}
