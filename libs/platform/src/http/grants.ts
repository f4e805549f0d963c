import { inForce, permits, type Grant, type Permission } from '@app/domain/access';

type Grants = readonly Grant[];

/**
 * What follows from a list of grants alone is kept as long as the list: it never changes, as an account that something
 * happens to has another one. Each request of a person asks all of this.
 */
type Kept = {
  day: string;
  inForce: Grants;
  roots: readonly string[] | null;
  readonly having: Map<Permission, Grants>;
};

const lists = new WeakMap<Grants, Kept>();

const keptOf = (grants: Grants): Kept => {
  let kept = lists.get(grants);
  if (!kept) lists.set(grants, (kept = { day: '', inForce: [], roots: null, having: new Map() }));
  return kept;
};

/** The grants that hold on a day (ISO date). */
export const inForceOn = (grants: Grants, day: string): Grants => {
  const kept = keptOf(grants);
  if (kept.day !== day) {
    kept.inForce = grants.filter((grant) => inForce(grant, day));
    kept.day = day;
  }
  return kept.inForce;
};

/** The grants whose role has a permission. */
export const having = (grants: Grants, permission: Permission): Grants => {
  const kept = keptOf(grants).having;
  let found = kept.get(permission);
  if (!found) kept.set(permission, (found = grants.filter(({ role }) => permits(role, permission))));
  return found;
};

/** The units that they were given at, each once. */
export const rootsOf = (grants: Grants): readonly string[] =>
  (keptOf(grants).roots ??= [...new Set(grants.map(({ unitId }) => unitId))]);
