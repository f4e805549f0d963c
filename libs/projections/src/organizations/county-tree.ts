import type { SchoolType, Stage, UnitKind } from '@app/domain/organizations';
import type { Sqlite } from '@app/sqlite';
import { amended, Recent } from '../kernel/index.js';
import { countySequenceAt, touchedSince } from './county-sequence.js';
import { HeldRows } from './held-rows.js';
import { axesOf, type OnAxes, type Point } from './on-axes.js';

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
 * of the county's own, and good for every earlier one. `places`: a number of each of what is said in them; `lists`: the
 * members of points that were asked about.
 */
type Tree = {
  until: number;
  readonly versions: HeldRows<Version>;
  readonly places: ReadonlyMap<Member, number>;
  readonly lists: Recent<readonly Member[]>;
};

/** Counties whose trees are kept; and lists of members of each, by the boxes that they were asked for and by themselves. */
const counties = 64;
const lists = 128;

/** Those that ever stood in a county, itself among them, as a query that takes its id. */
const everBelow = `with recursive below(id) as (
  values (?) union select l.unit_id from below join county_sequence_link l on l.parent_id = below.id)`;

/** Every unit that ever stood in a county; itself among them. */
export const everMembers = (db: Sqlite, countyId: string): readonly string[] =>
  db.all<{ id: string }>(`${everBelow} select id from below`, countyId).map(({ id }) => id);

/** `cross join` keeps SQLite from walking the units of every other county. */
const readVersions = (db: Sqlite, countyId: string): readonly Version[] => {
  const known = new Map<string, Member>();
  /** What is said again of a unit is the object that said it first. */
  const oneOf = (member: Member, said: string): Member => {
    const before = known.get(said);
    if (!before) known.set(said, member);
    return before ?? member;
  };
  return db
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
      return { recFrom, recTo, effFrom, effTo, member: oneOf(member, JSON.stringify(member)) };
    });
};

const read = (db: Sqlite, countyId: string): Tree => {
  // Before the rows: what is written in between is read again, and never missed.
  const until = countySequenceAt(db, countyId);
  const versions = readVersions(db, countyId);
  const places = new Map(versions.map(({ member }, place) => [member, place]));
  return { until, versions: new HeldRows(versions), places, lists: new Recent(lists) };
};

/** Whether anything about the county's units was learnt after a sequence of its own. */
const isBehind = (db: Sqlite, countyId: string, tree: Tree): boolean => {
  const { touched, until } = touchedSince(db, countyId, tree.until, ['tree']);
  if (!touched) tree.until = until;
  return touched;
};

const kept = Symbol('trees of counties');

/**
 * The kept tree, read again when an event touched it: every event about a unit that is, or ever was, in the county is one
 * of the county's own (`county_sequence`), so a newer one is never missed.
 */
const treeOf = (db: Sqlite, countyId: string, knownAt: number): Tree => {
  const trees = db.remembered(kept, () => new Recent<Tree>(counties));
  const key = `${countyId} ${amended(db)}`;
  const found = trees.get(key, () => read(db, countyId));
  if (knownAt <= found.until || !isBehind(db, countyId, found)) return found;
  trees.drop(key, found);
  return trees.get(key, () => read(db, countyId));
};

/** What stands under an ended school does not stand. */
const standing = (open: readonly Member[], countyId: string): readonly Member[] => {
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
 * The county and every unit below it that stood on the day, in the order of registration. Where the same units stand by the
 * same names it is one list; a unit that did not change is one object.
 */
export const membersOf = (db: Sqlite, countyId: string, point: Point): readonly Member[] => {
  const { versions, places, lists: all } = treeOf(db, countyId, point.knownAt);
  return all.get(versions.boxAt(point), () => {
    const open = versions.at(point).rows.map(({ member }) => member);
    const members = standing(open, countyId);
    return all.get(`= ${members.map((member) => places.get(member)).join(' ')}`, () => members);
  });
};
