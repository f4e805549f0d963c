import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { account } from './account.js';
import type { AccessEvent } from './events.js';
import { inForce, type Role } from './roles.js';
import { accountOn } from './account-on.js';

type Happened = Parameters<typeof accountOn>[0][number];
/** Recorded on a day at noon in the bureau's zone. */
const on = (day: string, event: AccessEvent): Happened => ({ ...event, recordedAt: `${day}T04:00:00.000Z` });
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
    expect(rolesOn(log, '2024-01-10')).toEqual([['inspector', '2024-01-10', null]]);
    expect(rolesOn(log, '2024-06-29')).toEqual([['inspector', '2024-01-10', null]]);
    expect(rolesOn(log, '2024-06-30')).toEqual([]);
    // By what was known before the revocation came.
    expect(rolesOn(log.slice(0, 2), '2024-12-31')).toEqual([['inspector', '2024-01-10', null]]);
  });

  it('have the days of the last grant as soon as it is recorded, as at the door', () => {
    const again = [...log.slice(0, 2), granted('2024-03-01', 'inspector', '2024-09-01', '2024-12-31')];
    expect(rolesOn(again, '2024-02-29')).toEqual([['inspector', '2024-01-10', null]]);
    // The door let nobody in by the grant that was replaced.
    expect(rolesOn(again, '2024-05-01')).toEqual([]);
    expect(rolesOn(again, '2024-09-01')).toEqual([['inspector', '2024-09-01', '2024-12-31']]);
    expect(rolesOn(again, '2025-01-01')).toEqual([]);
    const other = [...again, granted('2024-03-02', 'auditor', '2024-03-02')];
    expect(rolesOn(other, '2024-10-01').map(([role]) => role)).toEqual(['inspector', 'auditor']);
  });

  it('were not held on days before a grant that reaches back was recorded', () => {
    const late = [opened, granted('2024-05-20', 'inspector', '2024-05-01')];
    expect([rolesOn(late, '2024-05-10'), rolesOn(late, '2024-05-20')]).toEqual([
      [],
      [['inspector', '2024-05-01', null]],
    ]);
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

  it('are on every day what the door had by its end, whatever was recorded afterwards', () => {
    const days = fc.integer({ min: 1, max: 28 }).map((day) => `2024-02-${String(day).padStart(2, '0')}`);
    const acts = fc.array(
      fc.oneof(
        fc.tuple(days, days, fc.option(days)).map(([day, from, until]) => granted(day, 'inspector', from, until)),
        days.map((day) => revoked(day, 'inspector')),
      ),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(acts, days, (unordered, day) => {
        const log = [opened, ...unordered.toSorted((a, b) => (a.recordedAt < b.recordedAt ? -1 : 1))];
        const by = log.filter(({ recordedAt }) => recordedAt.slice(0, 10) <= day);
        const atTheDoor = by.reduce((state, event) => account.evolve(state, event), account.initial);
        const held = atTheDoor.status === 'absent' ? [] : atTheDoor.grants.filter((grant) => inForce(grant, day));
        expect(accountOn(log, day).grants).toEqual(held);
      }),
    );
  });
});
