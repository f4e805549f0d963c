import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AccessEvent } from './events.js';
import { inForce, type Role } from './roles.js';
import { accountOn } from './account-on.js';

type Happened = Parameters<typeof accountOn>[0][number];
const on = (effectiveAt: string, event: AccessEvent): Happened => ({ ...event, effectiveAt });
const unit = { kind: 'county', sequence: 1 };
const opened = on('2024-01-10', { type: 'AccountOpened', data: { accountId: 'a', unitId: 'county', unit } });
const granted = (day: string, role: Role, from: string, until: string | null = null) =>
  on(day, { type: 'RoleGranted', data: { accountId: 'a', role, unitId: 'county', unit, from, until } });
const revoked = (day: string, role: Role) =>
  on(day, { type: 'RoleRevoked', data: { accountId: 'a', role, unitId: 'county' } });
const closed = on('2025-01-01', { type: 'AccountClosed', data: { accountId: 'a', reason: 'left' } });
const reopened = on('2025-02-01', { type: 'AccountReopened', data: { accountId: 'a' } });
const rolesOn = (events: readonly Happened[], day: string) =>
  accountOn(events, day).grants.map(({ role, from, until }) => [role, from, until]);

describe('the roles of a person', () => {
  const log = [opened, granted('2024-01-10', 'inspector', '2024-01-10'), revoked('2024-06-30', 'inspector')];

  it('are those of the day: held until they were revoked, and known only from then on', () => {
    expect(rolesOn(log, '2024-01-09')).toEqual([]);
    expect(rolesOn(log, '2024-01-10')).toEqual([['inspector', '2024-01-10', '2024-06-29']]);
    expect(rolesOn(log, '2024-06-29')).toEqual([['inspector', '2024-01-10', '2024-06-29']]);
    expect(rolesOn(log, '2024-06-30')).toEqual([]);
    // By what was known before the revocation came.
    expect(rolesOn(log.slice(0, 2), '2024-12-31')).toEqual([['inspector', '2024-01-10', null]]);
  });

  it('have the days of the last grant from its first day on, and before it those of the one before', () => {
    const again = [...log.slice(0, 2), granted('2024-03-01', 'inspector', '2024-09-01', '2024-12-31')];
    expect(rolesOn(again, '2024-08-31')).toEqual([['inspector', '2024-01-10', '2024-08-31']]);
    expect(rolesOn(again, '2024-09-01')).toEqual([['inspector', '2024-09-01', '2024-12-31']]);
    expect(rolesOn(again, '2025-01-01')).toEqual([]);
    const other = [...again, granted('2024-03-02', 'auditor', '2024-03-02')];
    expect(rolesOn(other, '2024-10-01').map(([role]) => role)).toEqual(['inspector', 'auditor']);
  });

  it('stay with an account that is closed, which says so', () => {
    const life = [...log.slice(0, 2), closed, reopened];
    const statusOn = (day: string) => accountOn(life, day).status;
    expect(['2024-01-09', '2024-01-10', '2025-01-01', '2025-02-01'].map(statusOn)).toEqual([
      null,
      'open',
      'closed',
      'open',
    ]);
    expect(rolesOn(life, '2025-01-15')).toHaveLength(1);
  });

  it('hold on the day they are told for; a day is told alike whatever came to hold after it', () => {
    const days = fc.integer({ min: 1, max: 28 }).map((day) => `2024-02-${String(day).padStart(2, '0')}`);
    const events = fc.array(
      fc.oneof(
        fc.tuple(days, days, fc.option(days)).map(([day, from, until]) => granted(day, 'inspector', from, until)),
        days.map((day) => revoked(day, 'inspector')),
      ),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(events, days, days, (log, day, later) => {
        const { grants } = accountOn(log, day);
        expect(grants.every((grant) => inForce(grant, day))).toBe(true);
        if (later <= day) return;
        const after = accountOn([...log, revoked(later, 'inspector')], day).grants;
        expect(after.map(({ from }) => from)).toEqual(grants.map(({ from }) => from));
        expect(after.every(({ until }) => until !== null && until < later)).toBe(true);
      }),
    );
  });
});
