// Once a run of the browser specs: the demo's story told into a data directory, which each spec then copies.
import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'hengjian-web-')), 'demo');
  execFileSync(process.execPath, ['dist/apps/cli/src/main.js', '--data', folder, 'demo', '--no-serve'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  process.env.HENGJIAN_WEB_DEMO = folder;
};
