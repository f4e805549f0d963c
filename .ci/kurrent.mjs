import { spawnSync } from 'node:child_process';

// The contracts of the event store, of the vault and of the access journal against a real KurrentDB; without one, that is said and nothing is claimed.
if (!process.env['KURRENTDB_URL']) {
  console.error(
    '没有设置 KURRENTDB_URL，没有在真实的 KurrentDB 上试过任何东西。\n' +
      'KURRENTDB_URL is not set: nothing was tried against a real KurrentDB. Give one that may be written to, such as\n' +
      "  KURRENTDB_URL='kurrentdb://127.0.0.1:2113?tls=false' npm run test:kurrent",
  );
  process.exit(1);
}
const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];
const run = (project, ...paths) => {
  const which = ['--config', 'test/jest.config.mjs', '--selectProjects', project, '--', ...paths];
  const env = { ...process.env, HENGJIAN_STORY_URL: process.env['KURRENTDB_URL'] };
  return spawnSync(process.execPath, [...jest, ...which], { stdio: 'inherit', env }).status ?? 1;
};
// The contract, in names of its own; then the whole story over HTTP, in the ledger's own.
process.exit(
  run('int', 'test/contract/event-store.kurrent', 'test/contract/vault.kurrent') || run('e2e', 'test/e2e/closed-loop'),
);
