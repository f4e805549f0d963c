import { permits } from '@app/domain/access';
import { addressedPermissions, type AddressedPermission, type NoticeKind } from '@app/domain/notifications';
import type { Sqlite } from '@app/sqlite';
import { always, type Desk } from '../kernel/index.js';
import { noticeColumns, noticeRow, type NoticeRow } from './notice-reading.js';

/** Which of a person's notices. */
export type InboxWindow = Readonly<{
  /** Only those of events after this number of the log. */
  after: number;
  /** Only those that come behind this one in the list: the last of the window before. Absent: from the newest. */
  before?: Pick<NoticeRow, 'sequence' | 'id'> | undefined;
  /** Only these kinds. */
  kinds?: readonly NoticeKind[] | undefined;
  limit: number;
}>;

/** Up to so many units are looked through one by one; a person over more has whole counties. */
const fewUnits = 60;

/** Where one permission's notices are found: in units, or in counties whose rows are checked against the tree. */
type Place = Readonly<{ by: 'unit_id' | 'county_id'; ids: readonly string[]; roots: readonly string[] }>;

const texts = (db: Sqlite, sql: string, ...values: readonly (string | number)[]) =>
  db.allRaw<readonly [string]>(sql, ...values).map(([text]) => text);

const placeOf = (db: Sqlite, roots: readonly string[]): Place => {
  const list = JSON.stringify(roots);
  const under = `select distinct unit from organization_closure where ancestor in (select value from json_each(?))`;
  const units = texts(db, `${under} limit ?`, list, fewUnits + 1);
  if (units.length <= fewUnits) return { by: 'unit_id', ids: units, roots };
  // A root inside a county stands for its county; one above for all of its counties; a city's own notices lie under it.
  const counties = texts(
    db,
    `select distinct c.unit_id from organization_unit c join organization_closure k
       on (k.ancestor = c.unit_id and k.unit in (select value from json_each(?)))
       or (k.unit = c.unit_id and k.ancestor in (select value from json_each(?)))
     where c.kind = 'county'`,
    list,
    list,
  );
  return { by: 'county_id', ids: [...new Set([...counties, ...roots])], roots };
};

const windowed = (
  db: Sqlite,
  { by, ids, roots }: Place,
  permission: AddressedPermission,
  { after, before, kinds, limit }: InboxWindow,
): readonly NoticeRow[] => {
  const list = JSON.stringify(roots);
  const only = kinds ? 'and n.kind in (select value from json_each(?))' : '';
  const sql = `select ${noticeColumns} from notice n
    where n.${by} = ? and n.permission = ? and n.sequence > ? and n.sequence <= ?
      and (n.sequence < ? or n.notice_id > ?) ${only}
      and exists (select 1 from organization_closure k
        where k.unit = n.unit_id and k.ancestor in (select value from json_each(?)))
    order by n.sequence desc, n.notice_id limit ?`;
  const { sequence, id: behind } = before ?? { sequence: always, id: '' };
  return ids.flatMap((id) =>
    db
      .all<Parameters<typeof noticeRow>[0]>(
        sql,
        id,
        permission,
        after,
        sequence,
        sequence,
        behind,
        ...(kinds ? [JSON.stringify(kinds)] : []),
        list,
        limit,
      )
      .map(noticeRow),
  );
};

/**
 * What a person is told, newest first: the notices of the units and permissions that they hold today. Each pair of place
 * and permission is read backwards from its newest, so that the cost is that of the window and not of what was ever told.
 */
export const noticesFor = (db: Sqlite, { seats }: Pick<Desk, 'seats'>, window: InboxWindow): readonly NoticeRow[] => {
  const places = new Map<string, Place>();
  const found = addressedPermissions.flatMap((permission) => {
    const roots = [
      ...new Set(seats.filter(({ role }) => permits(role, permission)).map(({ unitId }) => unitId)),
    ].sort();
    if (roots.length === 0) return [];
    const key = roots.join(' ');
    const place = places.get(key) ?? placeOf(db, roots);
    places.set(key, place);
    return windowed(db, place, permission, window);
  });
  return found
    .sort((one, other) => other.sequence - one.sequence || (one.id < other.id ? -1 : 1))
    .slice(0, window.limit);
};
