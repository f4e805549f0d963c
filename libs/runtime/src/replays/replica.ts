import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const form = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const keptIn = (file: string): string | null => {
  try {
    const text = readFileSync(file, 'utf8').trim();
    return form.test(text) ? text : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
};

/**
 * Which server's lists these are: a name that stays with the data directory, since the lists do. It is in no backup: lists
 * that are built from a restored log are others.
 */
export class Replica {
  private known: string | undefined;

  /** @param directory the data directory; null for a process that leaves nothing behind */
  constructor(private readonly directory: string | null) {}

  /** Written down when it is first asked for. @throws the system's error when it cannot be */
  get id(): string {
    return (this.known ??= this.directory === null ? randomUUID() : this.ofDirectory(this.directory));
  }

  private ofDirectory(directory: string): string {
    const file = join(directory, 'replica.id');
    const kept = keptIn(file);
    if (kept !== null) return kept;
    const id = randomUUID();
    writeFileSync(file, `${id}\n`, { mode: 0o600 });
    return id;
  }
}
