import { Injectable } from '@nestjs/common';
import { Clock } from '@app/platform/clock';
import { Config } from '@app/platform/config';
import { Doorman, soon, type Credentials, type Person, type Soon } from '@app/platform/http';
import { accountById } from '@app/projections/access';
import { ReadModel } from '@app/projections/kernel';
import { Operations, Vault } from '@app/vault';

/** What a session and a bearer token both say. */
type Held = Readonly<{ id: string; accountId: string }>;

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

  recognise({ by, secret }: Credentials): Soon<Person | null> {
    const at = this.clock.now();
    const held =
      by === 'cookie'
        ? this.operations.sessions.use(secret, at, this.config.session.idleMs)
        : this.operations.tokens.use(secret, at);
    return soon<Held | null, Person | null>(held, (found) => found && this.holder(found, by));
  }

  /** Whoever was let in with it, unless their account is closed or they were erased. */
  private holder({ id, accountId }: Held, by: Person['by']): Soon<Person | null> {
    const account = accountById(this.model.db, accountId);
    if (account?.status !== 'open') return null;
    const { grants } = account;
    return soon(
      this.vault.find(accountId),
      (person) => person && { accountId, grants, by, credentialId: id, mustChangePassword: person.mustChangePassword },
    );
  }
}
