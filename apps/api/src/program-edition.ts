import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A name for what the modules below some folders say; the same on every server that runs the same program. */
export const editionOf = (root: string, folders: readonly string[]): string => {
  const digest = createHash('sha256');
  for (const folder of folders)
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).sort())
      if (/\.[jt]s$/.test(name) && !/\.(spec|d)\.[jt]s$/.test(name))
        digest.update(`${folder}/${name}\n`).update(readFileSync(join(root, folder, name)));
  return digest.digest('hex').slice(0, 12);
};

const root = fileURLToPath(new URL('../../../', import.meta.url));
let edition: string | undefined;

/**
 * The edition of all that reckons with a county's figures and shapes the answer: another program may answer otherwise
 * from the same events, so whoever knows the one's answer does not know the other's. Read when first asked for.
 */
export const programEdition = (): string =>
  (edition ??= editionOf(root, ['libs/domain/src', 'libs/projections/src', 'apps/api/src/indicators']));
