import { Refusal, type Context, type Decider, type Known } from '../kernel/index.js';
import type { AccessCommand, UnitForAccess } from './commands.js';
import type { AccessEvent, UnitSeen } from './events.js';
import { roleNames, type Grant, type Role } from './roles.js';

/** An account: there is none, it is open with its grants, or closed (its grants wait, and count for nothing). */
export type AccountState =
  | Readonly<{ status: 'absent' }>
  | Readonly<{
      status: 'open' | 'closed';
      accountId: string;
      unitId: string;
      grants: readonly Grant[];
      lastResetId: string | null;
      /** The person has been removed from the vault. */
      isErased: boolean;
    }>;

type Present = Exclude<AccountState, { status: 'absent' }>;

const ofSchools: readonly Role[] = ['principal', 'reporter'];
const schools = ['school', 'campus', 'section'];

const present = (state: AccountState): Present => {
  if (state.status === 'absent') throw new Refusal('access.no-account', {}, 'not-found');
  return state;
};

const open = (state: AccountState): Present => {
  const account = present(state);
  if (account.status === 'closed') throw new Refusal('access.closed');
  return account;
};

/** Nobody gives or takes from themselves: an administrator must not become a judge by their own hand. */
const byAnother = ({ accountId }: Present, { actorId }: Context): void => {
  if (actorId === accountId) throw new Refusal('access.own-account', {}, 'forbidden');
};

const seen = (unitId: string, { value, sequence }: Known<UnitForAccess>): UnitSeen => {
  if (!value) throw new Refusal('access.unknown-unit', { unitId }, 'invalid');
  if (!value.open) throw new Refusal('access.unit-ended', { unitId });
  return { kind: value.kind, sequence };
};

const same = (role: Role, unitId: string) => (grant: Grant) => grant.role === role && grant.unitId === unitId;

const decide = (command: AccessCommand, state: AccountState, context: Context): readonly AccessEvent[] => {
  switch (command.type) {
    case 'OpenAccount': {
      const { accountId, unitId } = command;
      if (state.status !== 'absent') {
        if (state.unitId === unitId) return [];
        throw new Refusal('access.already-open');
      }
      return [{ type: 'AccountOpened', data: { accountId, unitId, unit: seen(unitId, command.unit) } }];
    }
    case 'GrantRole': {
      const { role, unitId, from, until } = command;
      const account = open(state);
      const held = account.grants.find(same(role, unitId));
      if (held && held.from === from && held.until === until) return [];
      byAnother(account, context);
      const unit = seen(unitId, command.unit);
      if (ofSchools.includes(role) && !schools.includes(unit.kind)) {
        throw new Refusal('access.role-unit', { role: roleNames[role], kind: unit.kind }, 'invalid');
      }
      if (until !== null && until < from) throw new Refusal('access.period', { from, until }, 'invalid');
      return [{ type: 'RoleGranted', data: { accountId: account.accountId, role, unitId, unit, from, until } }];
    }
    case 'RevokeRole': {
      const { role, unitId } = command;
      const account = present(state);
      if (!account.grants.some(same(role, unitId))) return [];
      byAnother(account, context);
      return [{ type: 'RoleRevoked', data: { accountId: account.accountId, role, unitId } }];
    }
    case 'CloseAccount': {
      const account = present(state);
      if (account.status === 'closed') return [];
      byAnother(account, context);
      return [{ type: 'AccountClosed', data: { accountId: account.accountId, reason: command.reason } }];
    }
    case 'ReopenAccount': {
      const { accountId, status, isErased } = present(state);
      if (status === 'open') return [];
      if (isErased) throw new Refusal('access.erased');
      return [{ type: 'AccountReopened', data: { accountId } }];
    }
    case 'ErasePerson': {
      const account = present(state);
      if (account.isErased) return [];
      byAnother(account, context);
      // Whoever is closed has no part in anything that goes on, and nobody is told of their name any more.
      if (account.status === 'open') throw new Refusal('access.still-open');
      return [{ type: 'PersonErased', data: { accountId: account.accountId, basis: command.basis } }];
    }
    case 'RecordPasswordReset': {
      const account = open(state);
      const resetId = context.newId('password-reset');
      if (account.lastResetId === resetId) return [];
      byAnother(account, context);
      return [{ type: 'PasswordReset', data: { accountId: account.accountId, resetId } }];
    }
  }
};

const evolve = (state: AccountState, event: AccessEvent): AccountState => {
  if (event.type === 'AccountOpened') {
    const { accountId, unitId } = event.data;
    return { status: 'open', accountId, unitId, grants: [], lastResetId: null, isErased: false };
  }
  if (state.status === 'absent') return state;
  switch (event.type) {
    case 'RoleGranted': {
      const { role, unitId, from, until } = event.data;
      const others = state.grants.filter((grant) => !same(role, unitId)(grant));
      return { ...state, grants: [...others, { role, unitId, from, until }] };
    }
    case 'RoleRevoked': {
      const revoked = same(event.data.role, event.data.unitId);
      return { ...state, grants: state.grants.filter((grant) => !revoked(grant)) };
    }
    case 'AccountClosed':
      return { ...state, status: 'closed' };
    case 'AccountReopened':
      return { ...state, status: 'open' };
    case 'PersonErased':
      return { ...state, isErased: true };
    case 'PasswordReset':
      return { ...state, lastResetId: event.data.resetId };
  }
};

/** Whose account it is, for which unit, and what they may do there. */
export const account: Decider<AccessCommand, AccessEvent, AccountState> = {
  category: 'account',
  initial: { status: 'absent' },
  decide,
  evolve,
};
