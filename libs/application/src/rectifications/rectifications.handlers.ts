import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome, Request } from '@app/domain/kernel';
import { rectification, type RectificationCommand } from '@app/domain/rectifications';
import { EventStore } from '@app/event-store';
import { CommandExecutor, presentState } from '../kernel/index.js';
import { RectificationFacts } from './facts.js';

type Bare<Command> = Command extends RectificationCommand
  ? Omit<Command, 'issueId' | 'county' | 'unknownUnits' | 'recusal'>
  : never;

/** A command about an issue, before the facts it rests on are gathered. */
export type RectificationAsk = Bare<RectificationCommand>;

/** Asks something of one issue. `id` is the issue's, also for one that is to be raised. */
export class RectificationRequest {
  constructor(
    readonly id: string,
    readonly command: RectificationAsk,
    readonly request: Request,
  ) {}
}

@CommandHandler(RectificationRequest)
export class RectificationHandler implements ICommandHandler<RectificationRequest, Outcome> {
  constructor(
    private readonly commands: CommandExecutor,
    private readonly store: EventStore,
    private readonly facts: RectificationFacts,
  ) {}

  async execute({ id, command, request }: RectificationRequest): Promise<Outcome> {
    return this.commands.execute(rectification, id, await this.completed(id, command, request), request);
  }

  private async completed(id: string, command: RectificationAsk, request: Request): Promise<RectificationCommand> {
    if (command.type === 'RaiseIssue') return { ...command, issueId: id, county: this.facts.countyOf(command.unitId) };
    if (command.type === 'RequestConsultation')
      return { ...command, unknownUnits: this.facts.unknownUnits([command.departmentId]) };
    if (command.type === 'AssignRectification' || command.type === 'ReassignIssue') {
      const named = [command.leadUnitId, ...command.supportingUnitIds];
      return { ...command, unknownUnits: this.facts.unknownUnits(named) };
    }
    if (command.type !== 'VerifyOnSite') return command;
    const issue = await presentState(this.store, rectification, request.tenant, id);
    const units = 'order' in issue ? [issue.unitId, issue.order.leadUnitId] : [];
    return { ...command, recusal: this.facts.recusal(units, [request.actor.id], command.on) };
  }
}
