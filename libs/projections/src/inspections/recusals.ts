import type { RecusalEvent, RecusalGround } from '@app/domain/inspections';
import type { Sqlite } from '@app/sqlite';
import { always, forever, type Projection } from '../kernel/index.js';

/** Closes what was known and, when it leaves any day, writes what is known now. */
const write = (
  db: Sqlite,
  { accountId, unitId, ground }: Readonly<{ accountId: string; unitId: string; ground: RecusalGround }>,
  sequence: number,
  days: Readonly<{ since: string; until: string }>,
): void => {
  db.run(
    'update recusal set rec_to = ? where account_id = ? and unit_id = ? and ground = ? and rec_to = ?',
    sequence,
    accountId,
    unitId,
    ground,
    always,
  );
  if (days.since >= days.until) return;
  db.run(
    'insert into recusal values (?, ?, ?, ?, ?, ?, ?)',
    accountId,
    unitId,
    ground,
    days.since,
    days.until,
    sequence,
    always,
  );
};

/** Who may not judge whom, from which day to (without) which, as it was known at each sequence. */
export const recusals: Projection<RecusalEvent> = {
  name: 'recusal@1',
  tables: `create table recusal (
    account_id text not null, unit_id text not null, ground text not null, since text not null, until text not null,
    rec_from integer not null, rec_to integer not null,
    primary key (account_id, unit_id, ground, rec_from)
  ) strict, without rowid;`,
  indexes: 'create index recusal_unit on recusal (unit_id);',
  when: {
    RecusalDeclared: (db, data, { sequence }) =>
      write(db, data, sequence, { since: data.since, until: data.until ?? forever }),
    RecusalEnded: (db, data, { sequence }) => {
      const row = db.get<{ since: string; until: string }>(
        'select since, until from recusal where account_id = ? and unit_id = ? and ground = ? and rec_to = ?',
        data.accountId,
        data.unitId,
        data.ground,
        always,
      );
      if (row) write(db, data, sequence, { since: row.since, until: data.on < row.until ? data.on : row.until });
    },
  },
};

/** One recusal. `until` is the first free day, or null while nobody knows of one. */
export type RecusalRow = Readonly<{
  accountId: string;
  unitId: string;
  ground: RecusalGround;
  since: string;
  until: string | null;
  sequence: number;
}>;

const columns = `account_id as accountId, unit_id as unitId, ground, since, nullif(until, '${forever}') as until,
  rec_from as sequence`;

/** Recusals of these people towards exactly these units that hold on a day, as known now. */
export const recusalsOn = (
  db: Sqlite,
  { unitIds, accountIds, on }: Readonly<{ unitIds: readonly string[]; accountIds: readonly string[]; on: string }>,
): readonly RecusalRow[] =>
  db.all<RecusalRow>(
    `select ${columns} from recusal
     where rec_to = ? and account_id in (select value from json_each(?)) and unit_id in (select value from json_each(?))
       and since <= ? and until > ?
     order by account_id, unit_id, ground`,
    always,
    JSON.stringify(accountIds),
    JSON.stringify(unitIds),
    on,
    on,
  );

/** Recusals towards units at or below the roots, of one person when asked; as known at a sequence or now. */
export const recusalsUnder = (
  db: Sqlite,
  roots: readonly string[],
  {
    accountId,
    knownAt,
    limit,
    offset,
  }: Readonly<{ accountId?: string | undefined; knownAt?: number | undefined; limit: number; offset: number }>,
): Readonly<{ rows: readonly RecusalRow[]; total: number }> => {
  const at = knownAt ?? always - 1;
  const from = `from recusal where rec_from <= ? and rec_to > ? and (? is null or account_id = ?)
    and unit_id in (select unit from organization_closure where ancestor in (select value from json_each(?)))`;
  const values = [at, at, accountId ?? null, accountId ?? null, JSON.stringify(roots)];
  return {
    rows: db.all<RecusalRow>(
      `select ${columns} ${from} order by account_id, since, unit_id, ground limit ? offset ?`,
      ...values,
      limit,
      offset,
    ),
    total: db.get<{ total: number }>(`select count(*) as total ${from}`, ...values)?.total ?? 0,
  };
};

/**
 * Who must recuse from which open school of a county on any day of a period (ISO dates, both included), as known now: a
 * declaration towards the county or a 学区 holds for its schools.
 */
export const recusalsWithin = (
  db: Sqlite,
  { countyId, from, to }: Readonly<{ countyId: string; from: string; to: string }>,
): readonly Readonly<{ accountId: string; unitId: string }>[] =>
  db.all<{ accountId: string; unitId: string }>(
    `select distinct r.account_id as accountId, u.unit_id as unitId
     from organization_closure area cross join organization_unit u on u.unit_id = area.unit
     cross join organization_closure over on over.unit = u.unit_id
     join recusal r on r.unit_id = over.ancestor and r.rec_to = ? and r.since <= ? and r.until > ?
     where area.ancestor = ? and u.kind = 'school' and u.status = 'open'
     order by r.account_id, u.registered_sequence`,
    always,
    to,
    from,
    countyId,
  );
