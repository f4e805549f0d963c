import type { OrganizationEvent } from '@app/domain/organizations';
import type { Sqlite } from '@app/sqlite';
import type { Projection } from '../kernel/index.js';

/** Units with the county that each stands in today; null above the counties. */
export const placeTables = `create table notice_place (
  unit_id text primary key, parent_id text, county_id text, county integer not null
) strict, without rowid;`;

/** The county that a unit stands in today; the unit itself when it stands in none. */
export const countyOf = (db: Sqlite, unitId: string): string =>
  db.get<{ id: string | null }>('select county_id as id from notice_place where unit_id = ?', unitId)?.id ?? unitId;

/** Whether a unit is a county. */
export const isCounty = (db: Sqlite, unitId: string): boolean =>
  db.get<{ county: number }>('select county from notice_place where unit_id = ?', unitId)?.county === 1;

/** Every county, in the order of their ids. */
export const countiesOf = (db: Sqlite): readonly string[] =>
  db.allRaw<readonly [string]>('select unit_id from notice_place where county = 1 order by unit_id').map(([id]) => id);

const below = `with recursive below(id) as (
  select ? union select unit_id from notice_place join below on parent_id = below.id)`;

/** Keeps the places. Units seldom move, and seldom to another county: then what was told of them goes with them. */
export const keepPlaces: Projection<OrganizationEvent>['when'] = {
  UnitRegistered: (db, { unitId, kind, parentId }) => {
    const county =
      kind === 'county'
        ? unitId
        : parentId === null
          ? null
          : (db.get<{ id: string | null }>('select county_id as id from notice_place where unit_id = ?', parentId)
              ?.id ?? null);
    db.run('insert into notice_place values (?, ?, ?, ?)', unitId, parentId, county, kind === 'county' ? 1 : 0);
  },
  UnitMoved: (db, { unitId, parentId }) => {
    db.run('update notice_place set parent_id = ? where unit_id = ?', parentId, unitId);
    if (isCounty(db, unitId)) return;
    const [from, to] = [countyOf(db, unitId), countyOf(db, parentId)];
    if (from === to) return;
    db.run(`${below} update notice_place set county_id = ? where unit_id in (select id from below)`, unitId, to);
    db.run(`${below} update notice set county_id = ? where unit_id in (select id from below)`, unitId, to);
  },
};
