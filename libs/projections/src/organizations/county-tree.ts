import type { SchoolType, Stage, UnitKind } from '@app/domain/organizations';
import type { Sqlite } from '@app/sqlite';
import { always, amended, Recent } from '../kernel/index.js';
import { countySequenceAt, type Touched } from './county-sequence.js';
import { axesOf, holdsAt, type OnAxes, type Point } from './on-axes.js';

/** A unit that stood in a county on a day. */
export type Member = Readonly<{
  unitId: string;
  name: string;
  parentId: string | null;
  kind: UnitKind;
  schoolType: SchoolType | null;
  stage: Stage | null;
  sharedBuildings: boolean;
}>;

/** How a unit was called and placed while it was open. */
type Version = OnAxes & Readonly<{ member: Member }>;

/**
 * Every version of every unit that ever stood in a county, in the order of registration; `until`: read at that sequence
 * of the county's own, and good for every earlier one. `lists`: the members of points that were asked about.
 */
type Tree = Readonly<{
  versions: readonly Version[];
  /** Sequences at which something about them was learnt, ascending. */
  learnt: readonly number[];
  /** For such a sequence the days on which, as known then, something begins or ends; ascending. */
  days: Map<number, readonly string[]>;
  lists: Recent<readonly Member[]>;
}> & { until: number };

/** Counties whose trees are kept, and lists of members of each. */
const counties = 64;
const lists = 64;

/** Those that ever stood in a county, itself among them, as a query that takes its id. */
const everBelow = `with recursive below(id) as (
  values (?) union select l.unit_id from below join county_sequence_link l on l.parent_id = below.id)`;

/** Every unit that ever stood in a county; itself among them. */
export const everMembers = (db: Sqlite, countyId: string): readonly string[] =>
  db.all<{ id: string }>(`${everBelow} select id from below`, countyId).map(({ id }) => id);

/** `cross join` keeps SQLite from walking the units of every other county. */
const readVersions = (db: Sqlite, countyId: string): readonly Version[] =>
  db
    .all<OnAxes & Omit<Member, 'sharedBuildings'> & { shared: number }>(
      `${everBelow}
       select v.unit_id as unitId, v.name, v.parent_id as parentId, u.kind, u.school_type as schoolType, u.stage,
         u.shared_buildings as shared, ${axesOf('v')}
       from below cross join organization_version v on v.unit_id = below.id
       cross join organization_unit u on u.unit_id = v.unit_id
       where v.status = 'open' order by u.registered_sequence`,
      countyId,
    )
    .map(({ recFrom, recTo, effFrom, effTo, shared, ...bare }) => {
      const member = { ...bare, sharedBuildings: shared === 1 };
      return { recFrom, recTo, effFrom, effTo, member };
    });

const ascending = <Value extends number | string>(values: Iterable<Value>): readonly Value[] =>
  [...new Set(values)].toSorted((one, other) => (one < other ? -1 : 1));

const read = (db: Sqlite, countyId: string): Tree => {
  // Before the rows: what is written in between is read again, and never missed.
  const until = countySequenceAt(db, countyId);
  const versions = readVersions(db, countyId);
  const learnt = ascending(versions.flatMap(({ recFrom, recTo }) => [recFrom, recTo]));
  return { versions, learnt, days: new Map(), lists: new Recent(lists), until };
};

/** Whether anything about the county's units was learnt after a sequence of its own. */
const isBehind = (db: Sqlite, countyId: string, tree: Tree): boolean => {
  const more = db.all<{ sequence: number; what: Touched }>(
    'select sequence, what from county_sequence where county_id = ? and sequence > ? order by sequence',
    countyId,
    tree.until,
  );
  if (more.some(({ what }) => what === 'tree')) return true;
  tree.until = more.at(-1)?.sequence ?? tree.until;
  return false;
};

const kept = Symbol('trees of counties');

/**
 * The kept tree, read again when an event touched it: every event about a unit that is, or ever was, in the county is one
 * of the county's own (`county_sequence`), so a newer one is never missed.
 */
const treeOf = (db: Sqlite, countyId: string): Tree => {
  const trees = db.remembered(kept, () => new Recent<Tree>(counties));
  const key = `${countyId} ${amended(db)}`;
  const found = trees.get(key, () => read(db, countyId));
  if (!isBehind(db, countyId, found)) return found;
  trees.drop(key, found);
  return trees.get(key, () => read(db, countyId));
};

/** The last of the sorted values that is not after the wanted one; undefined before the first. */
const lastUntil = <Value extends number | string>(values: readonly Value[], wanted: Value): Value | undefined => {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! <= wanted) low = middle + 1;
    else high = middle;
  }
  return values[low - 1];
};

const daysKnown = ({ versions, days }: Tree, known: number): readonly string[] => {
  let found = days.get(known);
  if (!found) {
    const then = versions.filter(({ recFrom, recTo }) => recFrom <= known && known < recTo);
    days.set(known, (found = ascending(then.flatMap(({ effFrom, effTo }) => [effFrom, effTo]))));
  }
  return found;
};

/** What stands under an ended school does not stand. */
const standing = ({ versions }: Tree, countyId: string, point: Point): readonly Member[] => {
  const open = versions.flatMap((version) => (holdsAt(version, point) ? [version.member] : []));
  const byId = new Map(open.map((member) => [member.unitId, member]));
  const stands = new Map<string, boolean>();
  const isIn = ({ unitId, parentId }: Member): boolean => {
    const before = stands.get(unitId);
    if (before !== undefined) return before;
    const above = parentId === null ? undefined : byId.get(parentId);
    const found = unitId === countyId || (above !== undefined && isIn(above));
    stands.set(unitId, found);
    return found;
  };
  return open.filter(isIn);
};

/**
 * The county and every unit below it that stood on the day, in the order of registration. Between two changes of the tree,
 * and between two days on which something begins or ends, it is one list; a unit that did not change is one object.
 */
export const membersOf = (db: Sqlite, countyId: string, { knownAt, asOf }: Point): readonly Member[] => {
  const tree = treeOf(db, countyId);
  const known = lastUntil(tree.learnt, Math.min(knownAt, always - 1));
  if (known === undefined) return [];
  const day = lastUntil(daysKnown(tree, known), asOf);
  return tree.lists.get(`${known} ${day}`, () => standing(tree, countyId, { knownAt: known, asOf }));
};
