import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const program = fileURLToPath(new URL('../../apps/cli/src/main.js', import.meta.url));
const run = promisify(execFile);

/** What `hengjian … --json` printed. Others go on meanwhile. @throws Error with what it said when it does not succeed */
export const hengjian = async <Printed>(...words: readonly string[]): Promise<Printed> => {
  const { stdout } = await run(process.execPath, [program, ...words, '--json']);
  return JSON.parse(stdout) as Printed;
};
