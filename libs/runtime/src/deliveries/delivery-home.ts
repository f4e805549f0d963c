import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Operations } from '@app/vault';

/** Beside the stores and in no backup: what it says must be what the operations remember. */
export const homeFile = 'deliveries.home';
const key = 'deliveries/home';
/** There when operations that were restored from a backup have been brought to where several servers share them. */
export const broughtKey = 'deliveries/brought';

/**
 * Whether what waits to be sent was put there here. A restored backup comes without the file: whatever waits in it may
 * have been sent long ago from where it was taken, and is never sent again.
 */
export class DeliveryHome {
  /** @param directory the data directory; null: the operations are nobody's own (in memory, or of several servers) */
  constructor(
    private readonly operations: Operations,
    private readonly directory: string | null,
  ) {}

  /** Answers once whether the stores were brought here from elsewhere, and makes this their home. */
  async arrived(): Promise<boolean> {
    if (this.directory === null) return this.operations.checkpoints.remove(broughtKey);
    const file = join(this.directory, homeFile);
    const known = await this.operations.checkpoints.get(key);
    const here = existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
    if (known !== null && known === here) return false;
    const home = randomUUID();
    writeFileSync(file, `${home}\n`, { mode: 0o600 });
    await this.operations.checkpoints.put(key, home);
    return known !== null;
  }
}
