import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new empty directory, and what removes it. */
export const temporaryDirectory = (): Readonly<{ directory: string; remove: () => void }> => {
  const directory = mkdtempSync(join(tmpdir(), 'hengjian-'));
  return { directory, remove: () => rmSync(directory, { recursive: true, force: true }) };
};
