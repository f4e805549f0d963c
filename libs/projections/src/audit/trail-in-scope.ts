import type { Sqlite } from '@app/sqlite';
import { overseesAll, unitsUnder } from '../organizations/index.js';
import { trailOf, type TrailFilter, type TrailRow } from './trail-of.js';

/**
 * The trail as far as someone may see it: of the subtrees under `roots`, narrowed to the subtree of `unit` when given.
 * What is about no unit is shown to those who see the whole tree.
 */
export const trailInScope = (
  db: Sqlite,
  roots: readonly string[],
  { unit, ...filter }: Omit<TrailFilter, 'units' | 'withoutUnit'> & Readonly<{ unit?: string }>,
): readonly TrailRow[] => {
  const visible = idsUnder(db, roots);
  const whole = overseesAll(db, roots);
  if (unit === undefined) return trailOf(db, { ...filter, units: [...visible], withoutUnit: whole });
  return trailOf(db, { ...filter, units: [...idsUnder(db, [unit])].filter((id) => visible.has(id)) });
};

const idsUnder = (db: Sqlite, roots: readonly string[]): ReadonlySet<string> =>
  new Set(unitsUnder(db, roots, { ended: true }).map(({ unitId }) => unitId));
