import type { ResponsibilityEvent } from '@app/domain/inspections';
import type { Sqlite } from '@app/sqlite';
import { forever, type Projection } from '../kernel/index.js';

/** Which inspector is 责任督学 of which school, from which day on and up to but without which. */
export const responsibilities: Projection<ResponsibilityEvent> = {
  name: 'responsibility@1',
  tables: `create table responsibility (
    account_id text not null, unit_id text not null, county_id text not null, since text not null, until text not null,
    basis text not null, reason text, entrusted_sequence integer not null, sequence integer not null,
    primary key (account_id, unit_id, entrusted_sequence)
  ) strict, without rowid;`,
  indexes: `
    create index responsibility_unit on responsibility (unit_id);
    create index responsibility_county on responsibility (county_id);`,
  when: {
    SchoolEntrusted: (db, { accountId, unitId, countyId, effectiveFrom, basis }, { sequence }) => {
      db.run(
        'insert into responsibility values (?, ?, ?, ?, ?, ?, null, ?, ?)',
        accountId,
        unitId,
        countyId,
        effectiveFrom,
        forever,
        basis,
        sequence,
        sequence,
      );
    },
    SchoolRelieved: (db, { accountId, unitId, effectiveFrom, reason }, { sequence }) => {
      db.run(
        `update responsibility set until = ?, reason = ?, sequence = ?
         where account_id = ? and unit_id = ? and until = ?`,
        effectiveFrom,
        reason,
        sequence,
        accountId,
        unitId,
        forever,
      );
    },
  },
};

/** One inspector of one school. `until` is the first day without, null while nobody has said. Days are ISO dates. */
export type ResponsibilityRow = Readonly<{
  accountId: string;
  unitId: string;
  countyId: string;
  since: string;
  until: string | null;
  basis: string;
  /** Why it ended. */
  reason: string | null;
  sequence: number;
}>;

const columns = `account_id as accountId, unit_id as unitId, county_id as countyId, since,
  nullif(until, '${forever}') as until, basis, reason, sequence`;

/** Everything that a county ever entrusted, also what is to begin; of one inspector or of one school when asked. */
export const responsibilitiesIn = (
  db: Sqlite,
  countyId: string,
  { accountId, unitId }: Readonly<{ accountId?: string | undefined; unitId?: string | undefined }> = {},
): readonly ResponsibilityRow[] =>
  db.all<ResponsibilityRow>(
    `select ${columns} from responsibility
     where county_id = ? and (? is null or account_id = ?) and (? is null or unit_id = ?) and since < until
     order by account_id, since, entrusted_sequence`,
    countyId,
    accountId ?? null,
    accountId ?? null,
    unitId ?? null,
    unitId ?? null,
  );

/** Who is 责任督学 of a county's schools on a day: by school, in the order in which they were named. */
export const responsibleOn = (db: Sqlite, countyId: string, day: string): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>();
  const rows = db.all<{ unitId: string; accountId: string }>(
    `select unit_id as unitId, account_id as accountId from responsibility
     where county_id = ? and since <= ? and until > ? order by entrusted_sequence`,
    countyId,
    day,
    day,
  );
  for (const { unitId, accountId } of rows) {
    const named = found.get(unitId);
    if (named) named.push(accountId);
    else found.set(unitId, [accountId]);
  }
  return found;
};

/** The schools that were ever entrusted to an inspector. */
export const responsibleFor = (db: Sqlite, accountId: string): readonly string[] =>
  db
    .all<{ unitId: string }>('select distinct unit_id as unitId from responsibility where account_id = ?', accountId)
    .map(({ unitId }) => unitId);
