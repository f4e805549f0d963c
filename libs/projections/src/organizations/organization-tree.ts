import type { OrganizationEvent } from '@app/domain/organizations';
import type { Sqlite } from '@app/sqlite';
import { always, type Projection } from '../kernel/index.js';
import { segmentsOf, type Change, type Segment, type UnitStatus } from './timeline.js';
import { forgetTree } from './units.js';

/** Records a dated change, and splits the unit's days anew: rows known before keep what was known then. */
const change = (db: Sqlite, unitId: string, one: Change): void => {
  // Every event of the tree comes here; nobody asks about it before its last row is written.
  forgetTree(db);
  db.run(
    'insert into organization_change values (?, ?, ?, ?, ?, ?)',
    unitId,
    one.sequence,
    one.from,
    one.name,
    one.parentId,
    one.status,
  );
  const changes = db.all<Change>(
    `select eff_from as "from", sequence, name, parent_id as parentId, status
     from organization_change where unit_id = ?`,
    unitId,
  );
  const segments = segmentsOf(changes);
  const known = db.all<Segment>(
    `select name, parent_id as parentId, status, eff_from as effFrom, eff_to as effTo
     from organization_version where unit_id = ? and rec_to = ?`,
    unitId,
    always,
  );
  const texts = new Set(segments.map((segment) => JSON.stringify(segment)));
  const kept = new Set(known.map((segment) => JSON.stringify(segment)));
  for (const row of known)
    if (!texts.has(JSON.stringify(row)))
      db.run(
        'update organization_version set rec_to = ? where unit_id = ? and rec_to = ? and eff_from = ?',
        one.sequence,
        unitId,
        always,
        row.effFrom,
      );
  for (const row of segments)
    if (!kept.has(JSON.stringify(row)))
      db.run(
        'insert into organization_version values (?, ?, ?, ?, ?, ?, ?, ?)',
        unitId,
        row.name,
        row.parentId,
        row.status,
        one.sequence,
        always,
        row.effFrom,
        row.effTo,
      );
  const last = segments.at(-1);
  if (last)
    db.run(
      'update organization_unit set name = ?, parent_id = ?, status = ?, ended_from = ?, sequence = ? where unit_id = ?',
      last.name,
      last.parentId,
      last.status,
      last.status === 'open' ? null : last.effFrom,
      one.sequence,
      unitId,
    );
};

/** Hangs a subtree under its parent of today. */
const hang = (db: Sqlite, unitId: string): void => {
  const parent = db.get<{ parentId: string | null }>(
    'select parent_id as parentId from organization_unit where unit_id = ?',
    unitId,
  )?.parentId;
  db.run(
    `delete from organization_closure where unit in (select unit from organization_closure where ancestor = ?)
     and ancestor not in (select unit from organization_closure where ancestor = ?)`,
    unitId,
    unitId,
  );
  if (parent != null)
    db.run(
      `insert or ignore into organization_closure
       select above.ancestor, below.unit from organization_closure above, organization_closure below
       where above.unit = ? and below.ancestor = ?`,
      parent,
      unitId,
    );
};

const ended = (
  db: Sqlite,
  data: Readonly<{ unitId: string; effectiveFrom: string }>,
  sequence: number,
  status: Exclude<UnitStatus, 'open'>,
  into: readonly string[],
  reason: string | null,
): void => {
  const { unitId, effectiveFrom: from } = data;
  change(db, unitId, { from, sequence, name: null, parentId: null, status });
  db.run(
    'update organization_unit set ended_into = ?, ended_reason = ? where unit_id = ?',
    JSON.stringify(into),
    reason,
    unitId,
  );
};

/**
 * The tree: today's row of each unit, all its days as they were known at each sequence (`organization_version`,
 * half-open on both axes), and `organization_closure` (ancestor, unit; each unit is its own ancestor) of today's tree,
 * by which every slice decides what somebody may see. No change lies in the future, so the last day is today.
 */
export const organizationTree: Projection<OrganizationEvent> = {
  name: 'organization@1',
  tables: `
    create table organization_unit (
      unit_id text primary key, kind text not null, name text not null, parent_id text, status text not null,
      code text, school_type text, stage text, department_type text, urban_rural text,
      shared_buildings integer not null, registered_from text not null, ended_from text, ended_into text,
      ended_reason text, registered_sequence integer not null, sequence integer not null
    ) strict, without rowid;
    create table organization_change (
      unit_id text not null, sequence integer not null, eff_from text not null, name text, parent_id text, status text,
      primary key (unit_id, sequence)
    ) strict, without rowid;
    create table organization_version (
      unit_id text not null, name text not null, parent_id text, status text not null,
      rec_from integer not null, rec_to integer not null, eff_from text not null, eff_to text not null,
      primary key (unit_id, rec_from, eff_from)
    ) strict, without rowid;
    create table organization_closure (
      ancestor text not null, unit text not null, primary key (ancestor, unit)
    ) strict, without rowid;
    create index organization_closure_unit on organization_closure (unit);`,
  indexes: `
    create index organization_unit_parent on organization_unit (parent_id);
    create index organization_unit_ended on organization_unit (unit_id) where status <> 'open';
    create index organization_change_sequence on organization_change (sequence);
    create index organization_version_parent
      on organization_version (parent_id, rec_to, rec_from, eff_from, eff_to, status, name);`,
  when: {
    UnitRegistered: (db, data, { sequence }) => {
      const { unitId, kind, name, parentId, effectiveFrom: from } = data;
      db.run(
        `insert into organization_unit values (?, ?, ?, ?, 'open', ?, ?, ?, ?, ?, ?, ?, null, null, null, ?, ?)`,
        unitId,
        kind,
        name,
        parentId,
        data.code,
        data.schoolType,
        data.stage,
        data.departmentType,
        data.urbanRural,
        data.sharedBuildings ? 1 : 0,
        from,
        sequence,
        sequence,
      );
      db.run('insert into organization_closure values (?, ?)', unitId, unitId);
      change(db, unitId, { from, sequence, name, parentId, status: 'open' });
      hang(db, unitId);
    },
    UnitRenamed: (db, { unitId, name, effectiveFrom: from }, { sequence }) =>
      change(db, unitId, { from, sequence, name, parentId: null, status: null }),
    UnitMoved: (db, { unitId, parentId, effectiveFrom: from }, { sequence }) => {
      change(db, unitId, { from, sequence, name: null, parentId, status: null });
      hang(db, unitId);
    },
    UnitMerged: (db, data, { sequence }) => ended(db, data, sequence, 'merged', [data.into], null),
    UnitSplit: (db, data, { sequence }) => ended(db, data, sequence, 'split', data.into, null),
    UnitClosed: (db, data, { sequence }) => ended(db, data, sequence, 'closed', [], data.reason),
  },
};
