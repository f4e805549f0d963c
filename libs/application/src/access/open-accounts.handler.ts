import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { account, type AccessCommand, type Grant } from '@app/domain/access';
import { Refusal, type Outcome, type Request } from '@app/domain/kernel';
import { EventStore } from '@app/event-store';
import { hashPassword, passwordFault, UsernameTaken, Vault, type VaultPerson } from '@app/vault';
import { CommandExecutor, derivedRequest, streamOf } from '../kernel/index.js';
import { AccessFacts } from './facts.js';

/** Somebody who shall be able to sign in: their person goes to the vault, the rest into the log. */
export type NewAccount = Readonly<{
  accountId: string;
  /** The unit they belong to, whose administrators keep the account. */
  unitId: string;
  username: string;
  displayName: string;
  phone: string | null;
  email: string | null;
  /** To be changed at the first sign-in, unless `mustChangePassword` says otherwise. */
  password: string;
  grants: readonly Grant[];
  mustChangePassword?: boolean;
}>;

/** Opens accounts, all or none. */
export class OpenAccounts {
  constructor(
    readonly accounts: readonly NewAccount[],
    readonly request: Request,
  ) {}
}

const usernameForm = /^[\p{Script=Han}\p{L}\p{N}._-]{2,64}$/u;

/** A person without an account this long (ms) was left behind by a crash, and gives its username back. */
const orphanedAfter = 60_000;

/** @throws Refusal access.username-form, access.password-* */
export const checkCredentials = ({ username, password }: Pick<NewAccount, 'username' | 'password'>): void => {
  if (!usernameForm.test(username)) throw new Refusal('access.username-form', {}, 'invalid');
  const fault = passwordFault(password, username);
  if (fault) throw new Refusal(fault, {}, 'invalid');
};

@CommandHandler(OpenAccounts)
export class OpenAccountsHandler implements ICommandHandler<OpenAccounts, readonly Outcome[]> {
  constructor(
    private readonly commands: CommandExecutor,
    private readonly facts: AccessFacts,
    private readonly vault: Vault,
    private readonly store: EventStore,
  ) {}

  /**
   * Everything that can be refused is, before anything is written; then the people, in one transaction (their usernames
   * are reserved by it), then the log. A repeat under the same key goes on where a crash interrupted.
   * @throws Refusal access.*
   */
  async execute({ accounts, request }: OpenAccounts): Promise<readonly Outcome[]> {
    for (const one of accounts) this.rehearse(one, request);
    const people: VaultPerson[] = [];
    for (const one of accounts) people.push(await personOf(one, request.at));
    await this.reserve(people, request);
    const outcomes: Outcome[] = [];
    for (const one of accounts) outcomes.push(await this.open(one, request));
    return outcomes;
  }

  /** @throws Refusal why this account cannot be opened */
  rehearse(one: NewAccount, { actor, at }: Pick<Request, 'actor' | 'at'>): void {
    checkCredentials(one);
    const context = { actorId: actor.id, role: actor.role, unitId: actor.unit, at, newId: () => one.accountId };
    this.commandsOf(one).reduce(
      (state, command) => account.decide(command, state, context).reduce(account.evolve, state),
      account.initial,
    );
  }

  private commandsOf({ accountId, unitId, grants }: NewAccount): readonly AccessCommand[] {
    return [
      { type: 'OpenAccount', accountId, unitId, unit: this.facts.unit(unitId) },
      ...grants.map(
        ({ role, unitId: at, from, until }) =>
          ({ type: 'GrantRole', role, unitId: at, unit: this.facts.unit(at), from, until }) as const,
      ),
    ];
  }

  private async reserve(people: readonly VaultPerson[], request: Request): Promise<void> {
    for (let left = people.length; ; left--) {
      try {
        return await this.vault.add(people);
      } catch (error) {
        if (!(error instanceof UsernameTaken)) throw error;
        if (left === 0 || !(await this.freed(error.accountId, request))) {
          throw new Refusal('access.username-taken', { username: error.username });
        }
      }
    }
  }

  /** Whether the holder of a username was never opened, and has been forgotten now. */
  private async freed(holder: string, { tenant, at }: Request): Promise<boolean> {
    const person = await this.vault.find(holder);
    if (!person || Date.parse(at) - Date.parse(person.createdAt) < orphanedAfter) return false;
    const past = await this.store.readStream(streamOf(tenant, account.category, holder), { limit: 1 });
    return past.length === 0 && this.vault.erase(holder);
  }

  private async open(one: NewAccount, request: Request): Promise<Outcome> {
    let last: Outcome | undefined;
    for (const [index, command] of this.commandsOf(one).entries()) {
      const part = derivedRequest(request, `account ${one.accountId} ${index}`);
      last = await this.commands.execute(account, one.accountId, command, part);
    }
    return last!;
  }
}

const personOf = async (one: NewAccount, at: string): Promise<VaultPerson> => ({
  accountId: one.accountId,
  username: one.username,
  displayName: one.displayName,
  phone: one.phone,
  email: one.email,
  passwordHash: await hashPassword(one.password),
  mustChangePassword: one.mustChangePassword ?? true,
  createdAt: at,
});
