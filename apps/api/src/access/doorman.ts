import { Injectable } from '@nestjs/common';
import { Clock } from '@app/platform/clock';
import { Config } from '@app/platform/config';
import { Doorman, type Credentials, type Person } from '@app/platform/http';
import { accountById } from '@app/projections/access';
import { ReadModel } from '@app/projections/kernel';
import { Operations, Vault } from '@app/vault';

/** Recognises sessions and bearer tokens of open accounts, with the roles they have today. */
@Injectable()
export class AccountDoorman extends Doorman {
  constructor(
    private readonly operations: Operations,
    private readonly vault: Vault,
    private readonly model: ReadModel,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {
    super();
  }

  async recognise({ by, secret }: Credentials): Promise<Person | null> {
    const at = this.clock.now();
    const held =
      by === 'cookie'
        ? await this.operations.sessions.use(secret, at, this.config.session.idleMs)
        : await this.operations.tokens.use(secret, at);
    const account = held && accountById(this.model.db, held.accountId);
    if (!account || account.status !== 'open') return null;
    const person = await this.vault.find(account.accountId);
    if (!person) return null;
    const { accountId, grants } = account;
    return { accountId, grants, by, credentialId: held.id, mustChangePassword: person.mustChangePassword };
  }
}
