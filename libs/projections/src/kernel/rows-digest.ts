import { createHash } from 'node:crypto';
import type { Sqlite } from '@app/sqlite';
import type { Projection } from './projection.js';

/** The tables that a projection declares. */
const tablesOf = ({ tables }: Projection): readonly string[] =>
  [...tables.matchAll(/create\s+table\s+(?:if\s+not\s+exists\s+)?"?(\w+)"?/gi)].map(([, name]) => name!);

/**
 * SHA-256 over all rows of the projections' tables, in an order that does not depend on how they came there.
 * Two files with the same digest show the same to every reader.
 */
export const rowsDigest = (db: Sqlite, projections: readonly Projection[]): string => {
  const hash = createHash('sha256');
  for (const table of projections.flatMap(tablesOf).sort()) {
    const columns = db
      .all<{ name: string }>(`select name from pragma_table_info(?)`, table)
      .map(({ name }) => `"${name}"`);
    hash.update(`${table} ${columns.join(' ')}\n`);
    for (const row of db.iterate<object>(`select ${columns.join()} from "${table}" order by ${columns.join()}`)) {
      hash.update(`${JSON.stringify(row)}\n`);
    }
  }
  return hash.digest('hex');
};
