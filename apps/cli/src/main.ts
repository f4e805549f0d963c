import 'reflect-metadata';
import { Command } from 'commander';
import { assess } from './assess.js';
import { backup } from './backup.js';
import { complain } from './complain.js';
import { demo } from './demo.js';
import { exportLog } from './export.js';
import { head } from './head.js';
import { importLog } from './import.js';
import { openApi } from './openapi.js';
import { rebuild } from './rebuild.js';
import { serve } from './serve.js';
import { status } from './status.js';
import { user } from './user.js';
import { verify } from './verify.js';

/** `hengjian`: every command takes `--data DIR` and `--json`; a refusal or a failed check exits with 1. */
const program = new Command('hengjian')
  .description('衡鉴：县域义务教育优质均衡发展的督导、整改与留痕')
  .option('--data <目录>', '数据目录', process.env.HENGJIAN_DATA ?? './data')
  .option('--json', '以 JSON 输出')
  .showHelpAfterError('(用 --help 查看用法)');

for (const command of [serve, demo, assess, status, rebuild, head, verify, exportLog, importLog, backup, user, openApi])
  program.addCommand(command());

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = complain(error);
}
