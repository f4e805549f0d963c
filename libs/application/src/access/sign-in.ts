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
    const locks = locksOf(username, address, limits.lockout);
    const until = await this.lockedUntil(locks, at);
    if (until) return { kind: 'locked', until };
    const person = await this.vault.findByUsername(username);
    const fits = await passwordFits(person?.passwordHash ?? null, password);
    const open = person !== null && this.facts.accountStatus(person.accountId) === 'open';
    const accountId = person?.accountId ?? null;
    if (!fits || !open) return this.failed(locks, accountId, address, at);
    await this.forget(locks);
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
   * Changes one's own password and ends one's other sessions and every token: whoever took the old password may have made
   * one. A wrong present password counts like a failed sign-in.
   * @param own.credentialId the session in use, which stays
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
    const locks = locksOf(person.username, address, policy);
    const until = await this.lockedUntil(locks, at);
    if (until) throw new Refusal('access.locked', { until: localTime(until) }, 'forbidden');
    if (!(await passwordFits(person.passwordHash, passwords.present))) {
      await this.failed(locks, accountId, address, at);
      throw new Refusal('access.wrong-password', {}, 'forbidden');
    }
    const fault = passwordFault(passwords.next, person.username);
    if (fault) throw new Refusal(fault, {}, 'invalid');
    if (passwords.next === passwords.present) throw new Refusal('access.password-unchanged', {}, 'invalid');
    await this.vault.setPassword(accountId, await hashPassword(passwords.next), false);
    await this.forget(locks);
    await this.operations.sessions.endAll(accountId, own.credentialId);
    await this.operations.tokens.revokeAll(accountId);
    await this.journal.note({ at, kind: 'password-changed', accountId, address });
  }

  private async lockedUntil(locks: readonly Lock[], at: string): Promise<string | null> {
    return latest(await Promise.all(locks.map(({ key }) => this.operations.lockouts.lockedUntil(key, at))));
  }

  private async forget(locks: readonly Lock[]): Promise<void> {
    for (const { key } of locks) await this.operations.lockouts.forget(key);
  }

  private async failed(
    locks: readonly Lock[],
    accountId: string | null,
    address: string | null,
    at: string,
  ): Promise<SignedIn> {
    await this.journal.note({ at, kind: 'sign-in-failed', accountId, address });
    const counted = locks.map(({ key, policy }) => this.operations.lockouts.failed(key, at, policy));
    const until = latest(await Promise.all(counted));
    if (!until) return { kind: 'wrong' };
    await this.journal.note({ at, kind: 'locked-out', accountId, address });
    return { kind: 'locked', until };
  }
}

type Lock = Readonly<{ key: string; policy: LockoutPolicy }>;

/** From all addresses together a name may be tried this many times as often as from one. */
const fromAnywhere = 10;

/**
 * A name is locked for the address that failed, so that nobody keeps another person out by failing in their name from
 * elsewhere; and for everybody when many addresses fail together.
 */
const locksOf = (username: string, address: string | null, policy: LockoutPolicy): readonly Lock[] => {
  const key = `sign-in ${usernameKey(username)}`;
  return [
    { key: JSON.stringify([key, address]), policy },
    { key, policy: { ...policy, attempts: policy.attempts * fromAnywhere } },
  ];
};

const latest = (instants: readonly (string | null)[]): string | null =>
  instants.reduce((last, one) => (one !== null && (last === null || one > last) ? one : last), null);

/** An instant as a clerk's clock shows it. */
export const localTime = (instant: string): string =>
  new Date(instant).toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' });
