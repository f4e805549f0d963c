// Every workbook that the product writes, opened and saved by LibreOffice: `npm run test:libreoffice`.
// Installs Debian's libreoffice-calc when it is missing, which needs root; elsewhere install it by hand.
import { execSync, spawnSync } from 'node:child_process';
import './setup.mjs';

if (spawnSync('soffice', ['--version']).status !== 0) {
  console.error('安装 LibreOffice… installing libreoffice-calc');
  execSync('apt-get update -qq && apt-get install -y -qq --no-install-recommends libreoffice-calc-nogui', {
    stdio: ['ignore', 2, 2],
  });
}
const { status } = spawnSync(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--no-warnings',
    'node_modules/jest/bin/jest.js',
    '--config',
    'test/jest.libreoffice.config.mjs',
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit' },
);
process.exitCode = status ?? 1;
