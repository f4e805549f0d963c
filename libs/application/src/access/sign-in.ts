import { Injectable } from '@nestjs/common';
import { Refusal } from '@app/domain/kernel';
import {
  AccessJournal,
  hashPassword,
  Operations,
  passwordFault,
  passwordFits,
  usernameKey,
  Vault,
  type JournalKind,
  type LockoutPolicy,
  type Session,
} from '@app/vault';
import { AccessFacts } from './facts.js';

export type SignInLimits = Readonly<{ lockout: LockoutPolicy; absoluteMs: number }>;

export type Credential = Readonly<{
  username: string;
  password: string;
  /** Remote address, for the journal; null on the command line. */
  address: string | null;
  /** ISO instant. */
  at: string;
}>;

/** What came of trying to sign in. A wrong name and a wrong password are the same answer. */
export type SignedIn =
  | Readonly<{ kind: 'signed-in'; token: string; session: Session; mustChangePassword: boolean }>
  | Readonly<{ kind: 'wrong' }>
  | Readonly<{ kind: 'locked'; until: string }>;

/** Signing in and out, and one's own password. Everything at the door goes to the journal, nothing to the log. */
@Injectable()
export class SignIn {
  constructor(
    private readonly vault: Vault,
    private readonly operations: Operations,
    private readonly journal: AccessJournal,
    private readonly facts: AccessFacts,
  ) {}

  async signIn({ username, password, address, at }: Credential, limits: SignInLimits): Promise<SignedIn> {
    const key = keyOf(username);
    const until = await this.operations.lockouts.lockedUntil(key, at);
    if (until) return { kind: 'locked', until };
    const person = await this.vault.findByUsername(username);
    const fits = await passwordFits(person?.passwordHash ?? null, password);
    const open = person !== null && this.facts.accountStatus(person.accountId) === 'open';
    const accountId = person?.accountId ?? null;
    if (!fits || !open) return this.failed(key, accountId, address, at, limits.lockout);
    await this.operations.lockouts.forget(key);
    const opened = await this.operations.sessions.open(person.accountId, at, limits);
    await this.journal.note({ at, kind: 'signed-in', accountId, address });
    return { kind: 'signed-in', ...opened, mustChangePassword: person.mustChangePassword };
  }

  /** Ends a session of one's own. @throws Refusal access.no-session */
  async signOut(
    own: Readonly<{ accountId: string; sessionId: string; address: string | null; at: string }>,
    kind: JournalKind & ('signed-out' | 'session-ended') = 'signed-out',
  ): Promise<void> {
    const { accountId, sessionId, address, at } = own;
    if (!(await this.operations.sessions.end(accountId, sessionId))) {
      throw new Refusal('access.no-session', {}, 'not-found');
    }
    await this.journal.note({ at, kind, accountId, address });
  }

  /**
   * Changes one's own password and ends one's other sessions. A wrong present password counts like a failed sign-in.
   * @param own.credentialId the session or token in use, which stays
   * @throws Refusal access.no-account, access.locked, access.wrong-password, access.password-*
   */
  async changePassword(
    own: Readonly<{ accountId: string; credentialId: string; address: string | null; at: string }>,
    passwords: Readonly<{ present: string; next: string }>,
    policy: LockoutPolicy,
  ): Promise<void> {
    const { accountId, address, at } = own;
    const person = await this.vault.find(accountId);
    if (!person) throw new Refusal('access.no-account', {}, 'not-found');
    const key = keyOf(person.username);
    const until = await this.operations.lockouts.lockedUntil(key, at);
    if (until) throw new Refusal('access.locked', { until: localTime(until) }, 'forbidden');
    if (!(await passwordFits(person.passwordHash, passwords.present))) {
      await this.failed(key, accountId, address, at, policy);
      throw new Refusal('access.wrong-password', {}, 'forbidden');
    }
    const fault = passwordFault(passwords.next, person.username);
    if (fault) throw new Refusal(fault, {}, 'invalid');
    if (passwords.next === passwords.present) throw new Refusal('access.password-unchanged', {}, 'invalid');
    await this.vault.setPassword(accountId, await hashPassword(passwords.next), false);
    await this.operations.lockouts.forget(key);
    await this.operations.sessions.endAll(accountId, own.credentialId);
    await this.journal.note({ at, kind: 'password-changed', accountId, address });
  }

  private async failed(
    key: string,
    accountId: string | null,
    address: string | null,
    at: string,
    policy: LockoutPolicy,
  ): Promise<SignedIn> {
    await this.journal.note({ at, kind: 'sign-in-failed', accountId, address });
    const until = await this.operations.lockouts.failed(key, at, policy);
    if (!until) return { kind: 'wrong' };
    await this.journal.note({ at, kind: 'locked-out', accountId, address });
    return { kind: 'locked', until };
  }
}

const keyOf = (username: string) => `sign-in ${usernameKey(username)}`;

/** An instant as a clerk's clock shows it. */
export const localTime = (instant: string): string =>
  new Date(instant).toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' });
