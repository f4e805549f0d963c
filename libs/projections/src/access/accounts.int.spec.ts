import { describe, expect, it } from '@jest/globals';
import type { AccessEvent } from '@app/domain/access';
import { unit } from '@test/county';
import { projected } from '@test/projected';
import { organizationTree } from '../organizations/index.js';
import { anyProjection } from '../kernel/index.js';
import { accountById, accountIdsUnder, accounts, accountsUnder, unitsMeant } from './accounts.js';

const seen = { kind: 'county', sequence: 1 };
const of = (accountId: string, fact: AccessEvent) => ({ in: `account-${accountId}`, fact }) as const;
const opened = (accountId: string, unitId: string) =>
  of(accountId, { type: 'AccountOpened', data: { accountId, unitId, unit: seen } });
const granted = (accountId: string, role: 'inspector' | 'principal', unitId: string, until: string | null = null) =>
  of(accountId, {
    type: 'RoleGranted',
    data: { accountId, role, unitId, unit: seen, from: '2025-01-01', until },
  });
const tree = [
  unit('county', 'county-1', null),
  unit('school', 'school-1', 'county-1', { name: '第一小学', code: '2121000001', schoolType: 'primary' }),
  unit('county', 'county-2', null, { name: '第一小学' }),
];
const over = (...happenings: Parameters<typeof projected>[1]) =>
  projected([anyProjection(organizationTree), anyProjection(accounts)], [...tree, ...happenings]);

describe('an account', () => {
  it('has the roles it was granted and not those revoked', () => {
    const db = over(
      opened('li', 'county-1'),
      granted('li', 'inspector', 'county-1'),
      granted('li', 'principal', 'school-1'),
      granted('li', 'inspector', 'county-1', '2025-06-30'),
      of('li', { type: 'RoleRevoked', data: { accountId: 'li', role: 'principal', unitId: 'school-1' } }),
    );
    expect(accountById(db, 'li')).toEqual({
      accountId: 'li',
      unitId: 'county-1',
      status: 'open',
      closedReason: null,
      erasedAt: null,
      openedAt: expect.stringMatching(/^2025-03-03T/),
      revision: 4,
      grants: [{ role: 'inspector', unitId: 'county-1', from: '2025-01-01', until: '2025-06-30' }],
    });
    expect(accountById(db, 'nobody')).toBeUndefined();
  });

  it('is closed and reopened', () => {
    const close = of('li', { type: 'AccountClosed', data: { accountId: 'li', reason: 'left' } });
    const reopen = of('li', { type: 'AccountReopened', data: { accountId: 'li' } });
    const closed = over(opened('li', 'county-1'), close);
    expect(accountById(closed, 'li')).toMatchObject({ status: 'closed', closedReason: 'left', revision: 1 });
    const again = over(opened('li', 'county-1'), close, reopen);
    expect(accountById(again, 'li')).toMatchObject({ status: 'open', closedReason: null });
  });
});

describe('the list of accounts', () => {
  const db = over(
    opened('li', 'county-1'),
    opened('wang', 'school-1'),
    granted('wang', 'principal', 'school-1'),
    opened('han', 'county-2'),
    of('han', { type: 'AccountClosed', data: { accountId: 'han', reason: 'moved' } }),
  );
  const ids = (...args: [roots: string[], filter?: object, limit?: number, offset?: number]) => {
    const [roots, filter = {}, limit = 10, offset = 0] = args;
    const { items, total } = accountsUnder(db, roots, filter, { limit, offset });
    return [items.map(({ accountId }) => accountId), total];
  };

  it('ends where the subtree ends', () => {
    expect(ids(['county-1'])).toEqual([['li', 'wang'], 2]);
    expect(ids(['school-1'])).toEqual([['wang'], 1]);
    expect(ids(['county-1', 'school-1', 'county-2'])).toEqual([['li', 'wang', 'han'], 3]);
    expect(ids([])).toEqual([[], 0]);
    expect(accountIdsUnder(db, ['county-1']).toSorted()).toEqual(['li', 'wang']);
  });

  it('is filtered and paged', () => {
    const all = ['county-1', 'county-2'];
    expect(ids(all, { role: 'principal' })).toEqual([['wang'], 1]);
    expect(ids(all, { status: 'closed' })).toEqual([['han'], 1]);
    expect(ids(all, { unitId: 'county-1' })).toEqual([['li'], 1]);
    expect(ids(all, {}, 1, 1)).toEqual([['wang'], 3]);
  });
});

it('a clerk means a unit by id, code or name, within what they keep', () => {
  const db = over();
  expect(unitsMeant(db, ['county-1'], 'school-1')).toEqual(['school-1']);
  expect(unitsMeant(db, ['county-1'], '2121000001')).toEqual(['school-1']);
  expect(unitsMeant(db, ['county-1'], '第一小学')).toEqual(['school-1']);
  expect(unitsMeant(db, ['county-1', 'county-2'], '第一小学')).toEqual(['school-1', 'county-2']);
  expect(unitsMeant(db, ['county-2'], 'school-1')).toEqual([]);
});
