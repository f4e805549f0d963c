import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { account, type AccessCommand } from '@app/domain/access';
import type { Outcome, Request } from '@app/domain/kernel';
import { Operations, Vault } from '@app/vault';
import { CommandExecutor } from '../kernel/index.js';
import { AccessFacts } from './facts.js';

type Asking<C> = C extends unknown ? Omit<C, 'unit'> : never;

/** What the edge asks of an account; what must be known of the unit is added here. Opening has its own handler. */
export type AccessAsk = Asking<Exclude<AccessCommand, { type: 'OpenAccount' | 'RecordPasswordReset' }>>;

/** @param id of the account */
export class AccessRequest {
  constructor(
    readonly id: string,
    readonly command: AccessAsk,
    readonly request: Request,
  ) {}
}

@CommandHandler(AccessRequest)
export class AccessHandler implements ICommandHandler<AccessRequest, Outcome> {
  constructor(
    private readonly commands: CommandExecutor,
    private readonly facts: AccessFacts,
    private readonly operations: Operations,
    private readonly vault: Vault,
  ) {}

  async execute({ id, command, request }: AccessRequest): Promise<Outcome> {
    const outcome = await this.commands.execute(account, id, this.completed(command), request);
    if (command.type === 'CloseAccount') {
      await this.operations.sessions.endAll(id);
      await this.operations.tokens.revokeAll(id);
    }
    // The event first: should this process end here, whoever reads the log erases them.
    if (command.type === 'ErasePerson') await this.vault.erase(id);
    return outcome;
  }

  private completed(command: AccessAsk): AccessCommand {
    return command.type === 'GrantRole' ? { ...command, unit: this.facts.unit(command.unitId) } : command;
  }
}
