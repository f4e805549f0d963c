// Every workbook and paper that the product writes, opened by LibreOffice: `npm run test:libreoffice`.
// Installs Debian's LibreOffice and pdftotext when they are missing, which needs root; elsewhere install them by hand.
import { execSync, spawnSync } from 'node:child_process';
import './setup.mjs';

const packages = ['libreoffice-calc-nogui', 'libreoffice-writer-nogui', 'poppler-utils'];
const isThere = (name) => spawnSync('dpkg', ['-s', name]).status === 0;
if (
  spawnSync('soffice', ['--version']).status !== 0 ||
  spawnSync('pdftotext', ['-v']).status !== 0 ||
  (isThere('libreoffice-core-nogui') && !packages.every(isThere))
) {
  console.error(`安装 LibreOffice… installing ${packages.join(' ')}`);
  execSync(`apt-get update -qq && apt-get install -y -qq --no-install-recommends ${packages.join(' ')}`, {
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
