import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  inspection,
  onlyInspectors,
  recusalRegister,
  type InspectionCommand,
  type RecusalCommand,
} from '@app/domain/inspections';
import { dayOf, Refusal, type Outcome, type Request } from '@app/domain/kernel';
import { EventStore } from '@app/event-store';
import { CommandExecutor, KeptEvidence, presentState } from '../kernel/index.js';
import { InspectionFacts } from './facts.js';
import { actsForInspectedUnit } from './legal-acts.js';

/** The clock alone settles a date. */
type Bare<Command> =
  Command extends Readonly<{ type: 'SettleLetterDate' }>
    ? never
    : Command extends InspectionCommand
      ? Omit<Command, 'inspectionId' | 'county' | 'recusal' | 'calendar' | 'limits'>
      : never;
type BareRecusal<Command> = Command extends RecusalCommand ? Omit<Command, 'accountId'> : never;

/** A command about an inspection, before the facts it rests on are gathered. */
export type InspectionAsk = Bare<InspectionCommand>;
/** A command about an inspector's register. */
export type RecusalAsk = BareRecusal<RecusalCommand>;

/** Asks something of one inspection. `id` is the inspection's, also for one that is to be planned. */
export class InspectionRequest {
  constructor(
    readonly id: string,
    readonly command: InspectionAsk,
    readonly request: Request,
  ) {}
}

/** Asks something of an inspector's register of recusals. `accountId` is the inspector's. */
export class RecusalRequest {
  constructor(
    readonly accountId: string,
    readonly command: RecusalAsk,
    readonly request: Request,
  ) {}
}

@CommandHandler(InspectionRequest)
export class InspectionHandler implements ICommandHandler<InspectionRequest, Outcome> {
  constructor(
    private readonly commands: CommandExecutor,
    private readonly store: EventStore,
    private readonly facts: InspectionFacts,
    private readonly evidence: KeptEvidence,
  ) {}

  async execute({ id, command, request }: InspectionRequest): Promise<Outcome> {
    const completed = await this.completed(id, command, request);
    const asked = await this.acting(id, command, request);
    return this.commands.execute(inspection, id, completed, asked, async () => {
      await this.evidence.check(command, request);
      this.checkTeam(completed);
      await this.checkProposed(id, command, request);
    });
  }

  /** @throws Refusal inspection.unknown-unit: nobody proposes work to another county's school */
  private async checkProposed(id: string, command: InspectionAsk, { tenant }: Request): Promise<void> {
    if (command.type !== 'RaiseFinding' || command.proposedLeadUnitId === undefined) return;
    const present = await presentState(this.store, inspection, tenant, id);
    if (present.status === 'none') return;
    const unitIds = this.facts.unknownUnits([command.proposedLeadUnitId], present.plan.unitId);
    if (unitIds.length > 0) throw new Refusal('inspection.unknown-unit', { unitIds }, 'invalid');
  }

  /** A school answers for its sections and campuses: the defence is that of the inspected unit. */
  private async acting(id: string, { type }: InspectionAsk, request: Request): Promise<Request> {
    if (!actsForInspectedUnit.has(type)) return request;
    const present = await presentState(this.store, inspection, request.tenant, id);
    const units = present.status === 'none' ? [] : [present.plan.unitId];
    return { ...request, actor: { ...request.actor, unit: this.facts.actingUnit(request.actor.unit, units) } };
  }

  /** @throws Refusal inspection.not-inspectors */
  private checkTeam(command: InspectionCommand): void {
    if (command.type !== 'PlanInspection' && command.type !== 'ChangeTeam') return;
    if (command.type === 'PlanInspection' && command.county.value === null) return;
    const { units, on } = command.recusal.value;
    const [unitId] = units;
    if (unitId !== undefined) onlyInspectors(this.facts.notInspectors(unitId, command.team, on), on);
  }

  /** Recusal is asked for the team and the day that the inspection would have after the command. */
  private async completed(id: string, command: InspectionAsk, { tenant, at }: Request): Promise<InspectionCommand> {
    if (command.type === 'PlanInspection') {
      const recusal = this.facts.recusal([command.unitId], command.team, command.date);
      return { ...command, inspectionId: id, county: this.facts.countyOf(command.unitId), recusal };
    }
    if (command.type === 'IssueOpinionLetter' && command.period !== undefined)
      return { ...command, calendar: this.facts.calendar() };
    if (command.type === 'IssuePreliminaryOpinion' || command.type === 'RequestReview') {
      const one = await presentState(this.store, inspection, tenant, id);
      const day = command.effectiveAt ?? dayOf(at);
      return one.status === 'none' ? command : { ...command, limits: this.facts.limits(one.plan.countyId, day) };
    }
    if (command.type !== 'ChangeTeam' && command.type !== 'Reschedule') return command;
    const present = await presentState(this.store, inspection, tenant, id);
    const units = present.status === 'none' ? [] : [present.plan.unitId];
    const { team, date } = present.status === 'none' ? { team: [], date: '' } : present.plan;
    return command.type === 'ChangeTeam'
      ? { ...command, recusal: this.facts.recusal(units, command.team, date) }
      : { ...command, recusal: this.facts.recusal(units, team, command.date) };
  }
}

@CommandHandler(RecusalRequest)
export class RecusalHandler implements ICommandHandler<RecusalRequest, Outcome> {
  constructor(private readonly commands: CommandExecutor) {}

  execute({ accountId, command, request }: RecusalRequest): Promise<Outcome> {
    const completed: RecusalCommand = command.type === 'DeclareRecusal' ? { ...command, accountId } : command;
    return this.commands.execute(recusalRegister, accountId, completed, request);
  }
}
