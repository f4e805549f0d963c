import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { effectiveDay, Refusal, type Known, type Outcome, type Request } from '@app/domain/kernel';
import {
  codeReservation,
  codeReservationId,
  organization,
  type OrganizationCommand,
  type UnitFacts,
} from '@app/domain/organizations';
import { CommandExecutor, derivedRequest } from '../kernel/index.js';
import { OrganizationFacts } from './facts.js';

type Bare<Command> = Command extends OrganizationCommand
  ? Omit<Command, 'unitId' | 'parent' | 'target' | 'targets'>
  : never;

/** A command about a unit, before the facts it rests on are gathered. */
export type OrganizationAsk = Bare<OrganizationCommand>;
export type RegistrationAsk = Extract<OrganizationAsk, { type: 'RegisterUnit' }>;

/** Asks something of the unit `id`; for a registration the caller makes the id. */
export class OrganizationRequest {
  constructor(
    readonly id: string,
    readonly command: OrganizationAsk,
    readonly request: Request,
  ) {}
}

/** Refusals after which the unit is there, and keeps its code. */
const keepsCode = (error: Refusal): boolean =>
  error.code === 'organization.already-registered' || !/^(organization|time)\./.test(error.code);

@CommandHandler(OrganizationRequest)
export class OrganizationHandler implements ICommandHandler<OrganizationRequest, Outcome> {
  constructor(
    private readonly commands: CommandExecutor,
    private readonly facts: OrganizationFacts,
  ) {}

  async execute({ id, command, request }: OrganizationRequest): Promise<Outcome> {
    const day = effectiveDay(command, { at: request.at });
    if (command.type === 'RegisterUnit') {
      const parent = command.parentId === null ? nobody : this.facts.unit(command.parentId, day);
      return this.register(id, command, parent, request);
    }
    return this.commands.execute(organization, id, this.completed(command, day), request);
  }

  /**
   * A code is taken before the unit is registered, in a stream of its own, so that two registrations can never both
   * have it; a refused registration gives it back. Each delivery asks under an id of its own: the reservation decides
   * by who holds the code, so a repeat finds it held and goes on, and one after a release takes it again.
   */
  async register(
    id: string,
    command: RegistrationAsk,
    parent: Known<UnitFacts | null>,
    request: Request,
  ): Promise<Outcome> {
    const { code } = command;
    const reserve = (type: 'ReserveUnitCode' | 'ReleaseUnitCode', of: string) =>
      this.commands.execute(
        codeReservation,
        codeReservationId(of),
        { type, code: of, unitId: id },
        derivedRequest(request, `${type} ${request.at}`),
      );
    const taken = code === null ? undefined : await reserve('ReserveUnitCode', code);
    try {
      return await this.commands.execute(organization, id, { ...command, unitId: id, parent }, request);
    } catch (error) {
      const freed = error instanceof Refusal && (taken?.outcome === 'done' || !keepsCode(error));
      if (code !== null && freed) await reserve('ReleaseUnitCode', code);
      throw error;
    }
  }

  private completed(command: Exclude<OrganizationAsk, RegistrationAsk>, day: string): OrganizationCommand {
    switch (command.type) {
      case 'MoveUnit':
        return { ...command, parent: this.facts.unit(command.parentId, day) };
      case 'MergeUnit':
        return { ...command, target: this.facts.unit(command.into, day) };
      case 'SplitUnit': {
        const found = command.into.map((unitId) => this.facts.unit(unitId, day));
        const value = found.flatMap((one) => (one.value === null ? [] : [one.value]));
        return { ...command, targets: { value, sequence: Math.max(0, ...found.map((one) => one.sequence)) } };
      }
      case 'RenameUnit':
      case 'CloseUnit':
        return command;
    }
  }
}

const nobody: Known<null> = { value: null, sequence: 0 };
