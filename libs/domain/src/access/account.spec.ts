import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { given, someone } from '@test/given';
import { Refusal, type Context } from '../kernel/index.js';
import { account, type AccountState } from './account.js';
import type { AccessCommand } from './commands.js';
import type { AccessEvent } from './events.js';
import { accessRefusals } from './refusals.js';
import { roles } from './roles.js';

const keeper: Context = { ...someone, actorId: 'keeper', role: 'administrator' };
const self: Context = { ...keeper, actorId: 'li' };
const known = (kind: string, open = true) => ({ value: { kind, open }, sequence: 4 });
const county = known('county');

const openLi: AccessCommand = { type: 'OpenAccount', accountId: 'li', unitId: 'county-1', unit: county };
const opened: AccessEvent = {
  type: 'AccountOpened',
  data: { accountId: 'li', unitId: 'county-1', unit: { kind: 'county', sequence: 4 } },
};
const grant = {
  type: 'GrantRole',
  role: 'inspector',
  unitId: 'county-1',
  unit: county,
  from: '2025-03-01',
  until: null,
} as const;
const granted = (until: string | null = null): AccessEvent => ({
  type: 'RoleGranted',
  data: {
    accountId: 'li',
    role: 'inspector',
    unitId: 'county-1',
    unit: { kind: 'county', sequence: 4 },
    from: '2025-03-01',
    until,
  },
});
const revoke: AccessCommand = { type: 'RevokeRole', role: 'inspector', unitId: 'county-1' };
const revoked: AccessEvent = {
  type: 'RoleRevoked',
  data: { accountId: 'li', role: 'inspector', unitId: 'county-1' },
};
const close: AccessCommand = { type: 'CloseAccount', reason: 'left' };
const closed: AccessEvent = { type: 'AccountClosed', data: { accountId: 'li', reason: 'left' } };
const reopen: AccessCommand = { type: 'ReopenAccount' };
const reopened: AccessEvent = { type: 'AccountReopened', data: { accountId: 'li' } };
const erase: AccessCommand = { type: 'ErasePerson', basis: 'asked' };
const erased: AccessEvent = { type: 'PersonErased', data: { accountId: 'li', basis: 'asked' } };
const reset: AccessCommand = { type: 'RecordPasswordReset' };
const wasReset: AccessEvent = { type: 'PasswordReset', data: { accountId: 'li', resetId: 'id-password-reset' } };

describe('the person behind an account', () => {
  it('is erased once, of a closed account, by somebody else, for good', () => {
    given(account, [opened, closed]).when(erase, keeper).yields([erased]);
    given(account, [opened, closed, erased]).when(erase, keeper).yields([]);
    given(account, [opened]).when(erase, keeper).refuses('access.still-open');
    given(account, [opened, closed]).when(erase, self).refuses('access.own-account');
    given(account, []).when(erase, keeper).refuses('access.no-account');
    given(account, [opened, closed, erased]).when(reopen, keeper).refuses('access.erased');
  });
});

describe('an account', () => {
  it('is opened for a unit that is there, once', () => {
    given(account, []).when(openLi, keeper).yields([opened]);
    given(account, [opened]).when(openLi, keeper).yields([]);
    given(account, [opened])
      .when({ ...openLi, unitId: 'county-2' }, keeper)
      .refuses('access.already-open');
    given(account, [])
      .when({ ...openLi, unit: { value: null, sequence: 4 } }, keeper)
      .refuses('access.unknown-unit');
    given(account, [])
      .when({ ...openLi, unit: known('school', false) }, keeper)
      .refuses('access.unit-ended');
  });

  it('is closed and reopened, and keeps its roles meanwhile', () => {
    given(account, [opened]).when(close, keeper).yields([closed]);
    given(account, [opened, closed]).when(close, keeper).yields([]);
    given(account, [opened, closed]).when(reopen, keeper).yields([reopened]);
    given(account, [opened, closed, reopened]).when(reopen, keeper).yields([]);
    given(account, [opened, granted(), closed, reopened]).when(grant, keeper).yields([]);
  });

  it('takes nothing while it is closed, but may lose a role', () => {
    given(account, [opened, closed]).when(grant, keeper).refuses('access.closed');
    given(account, [opened, closed]).when(reset, keeper).refuses('access.closed');
    given(account, [opened, granted(), closed]).when(revoke, keeper).yields([revoked]);
  });

  it('is not there before it is opened', () => {
    for (const command of [grant, revoke, close, reopen, reset]) {
      given(account, []).when(command, keeper).refuses('access.no-account');
    }
  });

  it('has its password reset by somebody else; a repeat is no second reset', () => {
    given(account, [opened]).when(reset, keeper).yields([wasReset]);
    given(account, [opened, wasReset]).when(reset, keeper).yields([]);
    given(account, [opened, wasReset])
      .when(reset, { ...keeper, newId: () => 'later' })
      .yields([{ type: 'PasswordReset', data: { accountId: 'li', resetId: 'later' } }]);
  });
});

describe('a role', () => {
  it('is granted at a unit for a time', () => {
    given(account, [opened]).when(grant, keeper).yields([granted()]);
    given(account, [opened, granted()]).when(grant, keeper).yields([]);
    given(account, [opened, granted()])
      .when({ ...grant, until: '2025-12-31' }, keeper)
      .yields([granted('2025-12-31')]);
    given(account, [opened])
      .when({ ...grant, until: '2025-02-28' }, keeper)
      .refuses('access.period');
  });

  it('is revoked', () => {
    given(account, [opened, granted()]).when(revoke, keeper).yields([revoked]);
    given(account, [opened, granted(), revoked]).when(revoke, keeper).yields([]);
  });

  it.each(['principal', 'reporter'] as const)('of a %s belongs to a school', (role) => {
    given(account, [opened])
      .when({ ...grant, role }, keeper)
      .refuses('access.role-unit');
    given(account, [opened])
      .when({ ...grant, role, unitId: 'school-1', unit: known('school') }, keeper)
      .yields([
        {
          type: 'RoleGranted',
          data: {
            accountId: 'li',
            role,
            unitId: 'school-1',
            unit: { kind: 'school', sequence: 4 },
            from: '2025-03-01',
            until: null,
          },
        },
      ]);
  });

  it('is never given or taken by its own hand', () => {
    given(account, [opened]).when(grant, self).refuses('access.own-account');
    given(account, [opened, granted()]).when(revoke, self).refuses('access.own-account');
    given(account, [opened]).when(close, self).refuses('access.own-account');
    given(account, [opened]).when(reset, self).refuses('access.own-account');
  });
});

describe('whatever is asked', () => {
  const units = fc.constantFrom(county, known('school'), known('department', false), { value: null, sequence: 1 });
  const unitIds = fc.constantFrom('county-1', 'school-1');
  const commands: fc.Arbitrary<AccessCommand> = fc.oneof(
    fc.record({
      type: fc.constant('OpenAccount' as const),
      accountId: fc.constant('li'),
      unitId: unitIds,
      unit: units,
    }),
    fc.record({
      type: fc.constant('GrantRole' as const),
      role: fc.constantFrom(...roles),
      unitId: unitIds,
      unit: units,
      from: fc.constantFrom('2025-01-01', '2025-06-01'),
      until: fc.constantFrom(null, '2025-03-01'),
    }),
    fc.record({ type: fc.constant('RevokeRole' as const), role: fc.constantFrom(...roles), unitId: unitIds }),
    fc.constantFrom(close, reopen, reset, erase),
  );
  const askers = fc.constantFrom(keeper, self);

  it('an account is absent, open or closed, and asking twice changes nothing', () => {
    const reached = new Set<string>();
    const refused = new Set<string>();
    fc.assert(
      // So many that hardly one of two walks never closes it.
      fc.property(fc.array(fc.tuple(commands, askers), { minLength: 20, maxLength: 40 }), (asked) => {
        let state: AccountState = account.initial;
        for (const [command, context] of asked) {
          try {
            state = account.decide(command, state, context).reduce(account.evolve, state);
            expect(account.decide(command, state, context)).toEqual([]);
          } catch (error) {
            if (!(error instanceof Refusal)) throw error;
            refused.add(error.code);
          }
          reached.add(state.status);
        }
      }),
    );
    expect([...refused].filter((code) => !(code in accessRefusals))).toEqual([]);
    expect([...reached].toSorted()).toEqual(['absent', 'closed', 'open']);
  });

  it('every code has a sentence, in Chinese', () => {
    const sources = readdirSync(import.meta.dirname).filter(
      (file) => /(?<!spec)\.ts$/.test(file) && !file.includes('.spec.'),
    );
    const codes = sources.flatMap((file) => [
      ...readFileSync(`${import.meta.dirname}/${file}`, 'utf8').matchAll(/new Refusal\('([^']+)'/g),
    ]);
    expect(codes.length).toBeGreaterThan(7);
    for (const [, code] of codes) expect(accessRefusals[code!]).toMatch(/\p{Script=Han}/u);
  });
});
