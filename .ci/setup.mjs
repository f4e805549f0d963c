// Makes a fresh clone ready to run: installs what package-lock.json names and builds dist, each only when it is out of date.
// What it says goes to stderr, so that a command's own output stays clean.
import { execSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const changedAt = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);
const run = (command) => execSync(command, { stdio: ['ignore', 2, 2] });

if (changedAt('node_modules/.package-lock.json') < changedAt('package-lock.json')) {
  console.error(
    '安装依赖… installing dependencies (better-sqlite3 compiles for some minutes where no prebuilt is reachable)',
  );
  run('npm ci --no-audit --no-fund --loglevel=error');
  // npm keeps the file's time when nothing changed; the next start must not install again.
  utimesSync('node_modules/.package-lock.json', new Date(), new Date());
}

const stamp = 'dist/.built';
const built = /\.(ts|vue|css|html|svg)$/;
const sources = ['package-lock.json', 'tsconfig.json', 'nest-cli.json', 'apps/tsconfig.build.json'].concat(
  ['apps', 'libs', 'test/bench', 'test/cluster', 'test/support/kurrent-server']
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`))
    .filter((file) => built.test(file) && !file.endsWith('.spec.ts')),
);
if (sources.some((file) => changedAt(file) > changedAt(stamp))) {
  console.error('编译… building');
  rmSync('dist', { recursive: true, force: true });
  run('npm run -s build');
  writeFileSync(stamp, '');
}
