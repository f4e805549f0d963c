import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import type { Projection } from '@app/projections/kernel';
import { Sqlite } from '@app/sqlite';
import { apply, recorded, type Happening } from './recorded.js';

export { apply, recorded, type Happening } from './recorded.js';

const opened: Sqlite[] = [];
const folders: string[] = [];
afterAll(() => {
  for (const db of opened) db.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A real SQLite file with the projections' tables, filled with what happened. Closed and removed after the spec. */
export const projected = (projections: readonly Projection[], happenings: readonly Happening[]): Sqlite => {
  const folder = mkdtempSync(join(tmpdir(), 'projected-'));
  folders.push(folder);
  const db = new Sqlite(join(folder, 'read.sqlite'), { synchronous: 'OFF' });
  opened.push(db);
  for (const { tables, indexes } of projections) db.exec(`${tables};\n${indexes ?? ''}`);
  apply(db, projections, recorded(happenings));
  return db;
};
