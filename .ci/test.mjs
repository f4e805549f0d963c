// The README's test command: set up, then every jest project. The last line is jest's own counts.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import './setup.mjs';
import './browser.mjs';
import './redis.mjs';

const folder = mkdtempSync(join(tmpdir(), 'hengjian-test-'));
const report = join(folder, 'report.json');
const { status } = spawnSync(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--no-warnings',
    'node_modules/jest/bin/jest.js',
    '--config',
    'test/jest.config.mjs',
    '--json',
    `--outputFile=${report}`,
    ...process.argv.slice(2),
  ],
  // jest writes its report to stdout too when asked for JSON; only the file is wanted.
  { stdio: ['ignore', 'ignore', 'inherit'] },
);
let counts = { numPassedTests: 0, numFailedTests: 0, numRuntimeErrorTestSuites: 0 };
try {
  counts = JSON.parse(readFileSync(report, 'utf8'));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${counts.numPassedTests} passed, ${counts.numFailedTests + counts.numRuntimeErrorTestSuites} failed`);
process.exitCode = counts.numPassedTests === 0 ? 1 : (status ?? 1);
