import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  onlyAnInspector,
  responsibility,
  visitRule,
  type ResponsibilityCommand,
  type VisitRuleCommand,
} from '@app/domain/inspections';
import { effectiveDay, type Outcome, type Request } from '@app/domain/kernel';
import { CommandExecutor } from '../kernel/index.js';
import { InspectionFacts } from './facts.js';

type Bare<Command> = Command extends ResponsibilityCommand ? Omit<Command, 'accountId' | 'unit' | 'recusal'> : never;

/** What may be asked of an inspector's schools, before the facts it rests on are gathered. */
export type ResponsibilityAsk = Bare<ResponsibilityCommand>;
/** What may be asked of a county's own rule of visits. */
export type VisitRuleAsk = Omit<VisitRuleCommand, 'countyId'>;

/** Entrusts a school to an inspector, or relieves them of it. `accountId` is the inspector's. */
export class ResponsibilityRequest {
  constructor(
    readonly accountId: string,
    readonly command: ResponsibilityAsk,
    readonly request: Request,
  ) {}
}

/** Sets a county's own rule of visits. */
export class VisitRuleRequest {
  constructor(
    readonly countyId: string,
    readonly command: VisitRuleAsk,
    readonly request: Request,
  ) {}
}

@CommandHandler(ResponsibilityRequest)
export class ResponsibilityHandler implements ICommandHandler<ResponsibilityRequest, Outcome> {
  constructor(
    private readonly commands: CommandExecutor,
    private readonly facts: InspectionFacts,
  ) {}

  execute({ accountId, command, request }: ResponsibilityRequest): Promise<Outcome> {
    if (command.type === 'RelieveSchool') return this.commands.execute(responsibility, accountId, command, request);
    const { unitId } = command;
    const on = effectiveDay(command, request, true);
    const unit = this.facts.entrusted(unitId);
    const recusal = this.facts.recusal([unitId], [accountId], on);
    return this.commands.execute(responsibility, accountId, { ...command, accountId, unit, recusal }, request, () => {
      if (unit.value) onlyAnInspector(this.facts.notInspectors(unitId, [accountId], on), on);
      return Promise.resolve();
    });
  }
}

@CommandHandler(VisitRuleRequest)
export class VisitRuleHandler implements ICommandHandler<VisitRuleRequest, Outcome> {
  constructor(private readonly commands: CommandExecutor) {}

  execute({ countyId, command, request }: VisitRuleRequest): Promise<Outcome> {
    return this.commands.execute(visitRule, countyId, { ...command, countyId }, request);
  }
}
