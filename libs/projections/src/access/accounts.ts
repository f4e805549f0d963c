import type { AccessEvent, Grant } from '@app/domain/access';
import type { Sqlite } from '@app/sqlite';
import { KeptRows, type Projection } from '../kernel/index.js';

/** By account id; every event of an account's stream forgets its row before it changes it. */
const kept = new KeptRows<AccountRow | undefined>('accounts');

/** Accounts and the roles they hold: what the door asks at every request, and what an administrator lists. */
export const accounts: Projection<AccessEvent> = {
  name: 'account@2',
  tables: `
    create table account (
      account_id text primary key, unit_id text not null, status text not null, closed_reason text,
      opened_sequence integer not null, opened_at text not null, revision integer not null,
      erased_sequence integer, erased_at text
    ) strict, without rowid;
    create table account_grant (
      account_id text not null, role text not null, unit_id text not null, from_day text not null, until_day text,
      sequence integer not null, primary key (account_id, role, unit_id)
    ) strict, without rowid;`,
  indexes: `
    create index account_unit on account (unit_id);
    create index account_erased on account (erased_sequence) where erased_sequence is not null;
    create index account_grant_unit on account_grant (unit_id, role);`,
  every: (db, { stream, revision, wireType }) => {
    if (!wireType.startsWith('account.')) return;
    const accountId = stream.slice(stream.indexOf('account-') + 'account-'.length);
    kept.forget(db, accountId);
    db.run('update account set revision = ? where account_id = ?', revision, accountId);
  },
  when: {
    AccountOpened: (db, { accountId, unitId }, { sequence, occurredAt, revision }) =>
      void db.run(
        `insert into account values (?, ?, 'open', null, ?, ?, ?, null, null)`,
        accountId,
        unitId,
        sequence,
        occurredAt,
        revision,
      ),
    RoleGranted: (db, { accountId, role, unitId, from, until }, { sequence }) =>
      void db.run(
        'insert or replace into account_grant values (?, ?, ?, ?, ?, ?)',
        accountId,
        role,
        unitId,
        from,
        until,
        sequence,
      ),
    RoleRevoked: (db, { accountId, role, unitId }) =>
      void db.run(
        'delete from account_grant where account_id = ? and role = ? and unit_id = ?',
        accountId,
        role,
        unitId,
      ),
    AccountClosed: (db, { accountId, reason }) =>
      void db.run(`update account set status = 'closed', closed_reason = ? where account_id = ?`, reason, accountId),
    PersonErased: (db, { accountId }, { sequence, recordedAt }) =>
      void db.run(
        'update account set erased_sequence = ?, erased_at = ? where account_id = ?',
        sequence,
        recordedAt,
        accountId,
      ),
    AccountReopened: (db, { accountId }) =>
      void db.run(`update account set status = 'open', closed_reason = null where account_id = ?`, accountId),
  },
};

/** An account without its person: names are in the vault. */
export type AccountRow = Readonly<{
  accountId: string;
  unitId: string;
  status: 'open' | 'closed';
  closedReason: string | null;
  /** When the person was removed (ISO instant); null: they were not. */
  erasedAt: string | null;
  /** ISO instant. */
  openedAt: string;
  /** For If-Match. */
  revision: number;
  grants: readonly Grant[];
}>;

const columns = `a.account_id as accountId, a.unit_id as unitId, a.status, a.closed_reason as closedReason,
  a.erased_at as erasedAt, a.opened_at as openedAt, a.revision`;

const withGrants = (db: Sqlite, row: Omit<AccountRow, 'grants'>): AccountRow => ({
  ...row,
  grants: db.all<Grant>(
    `select role, unit_id as unitId, from_day as "from", until_day as until
     from account_grant where account_id = ? order by sequence, role`,
    row.accountId,
  ),
});

/** One account with its roles, past and coming ones included; undefined when there is none. */
export const accountById = (db: Sqlite, accountId: string): AccountRow | undefined =>
  kept.get(db, accountId, () => {
    const row = db.get<Omit<AccountRow, 'grants'>>(
      `select ${columns} from account a where a.account_id = ?`,
      accountId,
    );
    return row && withGrants(db, row);
  });

/** Accounts whose person was removed after a sequence, in that order. */
export const erasedAfter = (
  db: Sqlite,
  sequence: number,
): readonly Readonly<{ accountId: string; sequence: number }>[] =>
  db.all(
    `select account_id as accountId, erased_sequence as sequence from account
     where erased_sequence > ? order by erased_sequence`,
    sequence,
  );

/** Whether an account was ever opened. */
export const anyAccount = (db: Sqlite): boolean => db.get('select 1 from account limit 1') !== undefined;

export type AccountFilter = Readonly<{ unitId?: string; role?: string; status?: 'open' | 'closed' }>;

/** Accounts of the units at and below the roots, in the order they were opened. */
export const accountsUnder = (
  db: Sqlite,
  roots: readonly string[],
  filter: AccountFilter,
  window: Readonly<{ limit: number; offset: number }>,
): Readonly<{ items: readonly AccountRow[]; total: number }> => {
  const from = `from account a
    where a.unit_id in (select unit from organization_closure where ancestor in (select value from json_each(?)))
    and (? is null or a.unit_id = ?) and (? is null or a.status = ?)
    and (? is null or exists (select 1 from account_grant g where g.account_id = a.account_id and g.role = ?))`;
  const { unitId = null, role = null, status = null } = filter;
  const values = [JSON.stringify(roots), unitId, unitId, status, status, role, role] as const;
  const rows = db.all<Omit<AccountRow, 'grants'>>(
    `select ${columns} ${from} order by a.opened_sequence limit ? offset ?`,
    ...values,
    window.limit,
    window.offset,
  );
  const total = db.get<{ total: number }>(`select count(*) as total ${from}`, ...values)?.total ?? 0;
  return { items: rows.map((row) => withGrants(db, row)), total };
};

/** Ids of all accounts at and below the roots, closed ones included. */
export const accountIdsUnder = (db: Sqlite, roots: readonly string[]): readonly string[] =>
  db
    .all<{ id: string }>(
      `select account_id as id from account
       where unit_id in (select unit from organization_closure where ancestor in (select value from json_each(?)))`,
      JSON.stringify(roots),
    )
    .map(({ id }) => id);

/** Ids of the open units at and below the roots that a clerk may mean: by id, by code, or by exact name. */
export const unitsMeant = (db: Sqlite, roots: readonly string[], reference: string): readonly string[] =>
  db
    .all<{ id: string }>(
      `select unit_id as id from organization_unit
       where (unit_id = ? or code = ? or name = ?) and status = 'open'
       and unit_id in (select unit from organization_closure where ancestor in (select value from json_each(?)))
       order by registered_sequence`,
      reference,
      reference,
      reference,
      JSON.stringify(roots),
    )
    .map(({ id }) => id);

/** Number of the event that opened an account; 0 when there is none. */
export const openedSequence = (db: Sqlite, accountId: string): number =>
  db.get<{ sequence: number }>('select opened_sequence as sequence from account where account_id = ?', accountId)
    ?.sequence ?? 0;
