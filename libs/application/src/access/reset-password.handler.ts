import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { account } from '@app/domain/access';
import { Refusal, type Outcome, type Request } from '@app/domain/kernel';
import { hashPassword, Operations, passwordFault, Vault } from '@app/vault';
import { CommandExecutor } from '../kernel/index.js';

/** An administrator sets a new password, to be changed at the next sign-in. */
export class ResetPassword {
  constructor(
    readonly accountId: string,
    readonly password: string,
    readonly request: Request,
  ) {}
}

@CommandHandler(ResetPassword)
export class ResetPasswordHandler implements ICommandHandler<ResetPassword, Outcome> {
  constructor(
    private readonly commands: CommandExecutor,
    private readonly vault: Vault,
    private readonly operations: Operations,
  ) {}

  /**
   * The fact first: it decides whether this may be. The vault after, also for a repeat, which may be finishing what a
   * crash interrupted. Whoever was signed in, or held a token, no longer is.
   * @throws Refusal access.*
   */
  async execute({ accountId, password, request }: ResetPassword): Promise<Outcome> {
    const person = await this.vault.find(accountId);
    if (!person) throw new Refusal('access.no-account', {}, 'not-found');
    const fault = passwordFault(password, person.username);
    if (fault) throw new Refusal(fault, {}, 'invalid');
    const passwordHash = await hashPassword(password);
    const outcome = await this.commands.execute(account, accountId, { type: 'RecordPasswordReset' }, request);
    await this.vault.setPassword(accountId, passwordHash, true);
    await this.operations.sessions.endAll(accountId);
    await this.operations.tokens.revokeAll(accountId);
    return outcome;
  }
}
