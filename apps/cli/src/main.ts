import { Command } from 'commander';
import { complain } from './complain.js';

/** Each command loads only what it uses: a check of the log takes a third of a second, a server two. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./serve.js')).serve(),
  worker: async () => (await import('./worker.js')).worker(),
  demo: async () => (await import('./demo.js')).demo(),
  assess: async () => (await import('./assess.js')).assess(),
  status: async () => (await import('./status.js')).status(),
  rebuild: async () => (await import('./rebuild.js')).rebuild(),
  replica: async () => (await import('./replica.js')).replica(),
  head: async () => (await import('./head.js')).head(),
  verify: async () => (await import('./verify.js')).verify(),
  prove: async () => (await import('./prove.js')).prove(),
  export: async () => (await import('./export.js')).exportLog(),
  import: async () => (await import('./import.js')).importLog(),
  checkpoints: async () => (await import('./checkpoints.js')).checkpoints(),
  witness: async () => (await import('./witness.js')).witness(),
  keys: async () => (await import('./keys.js')).keys(),
  backup: async () => (await import('./backup.js')).backup(),
  restore: async () => (await import('./restore.js')).restore(),
  rehearse: async () => (await import('./rehearse.js')).rehearse(),
  migrate: async () => (await import('./migrate.js')).migrate(),
  'check-report': async () => (await import('./check-report.js')).checkReport(),
  due: async () => (await import('./due.js')).due(),
  'bring-in': async () => (await import('./bring-in.js')).bringIn(),
  user: async () => (await import('./user.js')).user(),
  openapi: async () => (await import('./openapi.js')).openApi(),
};

/** `hengjian`: every command takes `--data DIR` and `--json`; a refusal or a failed check exits with 1. */
const program = new Command('hengjian')
  .description('衡鉴：县域义务教育优质均衡发展的督导、整改与留痕')
  .option('--data <目录>', '数据目录', process.env.HENGJIAN_DATA ?? './data')
  .option('--json', '以 JSON 输出')
  .showHelpAfterError('(用 --help 查看用法)');

// Whatever this program writes (log, lists, copies, exports) is for the account that runs it alone.
process.umask(0o077);

const typed = process.argv.slice(2);
const named = typed.find((word, index) => Object.hasOwn(commands, word) && typed[index - 1] !== '--data');

// Whoever reads the output (`| head`) may have seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : complain(error));
});

try {
  for (const name of named === undefined ? Object.keys(commands) : [named]) program.addCommand(await commands[name]!());
  await program.parseAsync();
} catch (error) {
  process.exitCode = complain(error);
}
