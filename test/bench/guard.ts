import { spawn, type ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';

let guard: ChildProcess | undefined;

/** Says a line to the guard, which is there from the first one on. */
const tell = (line: string): void => {
  if (!guard) {
    const program = fileURLToPath(new URL('./guard-process.js', import.meta.url));
    // Detached: Ctrl-C is for whoever is guarded, and who ends its children in order.
    guard = spawn(process.execPath, [program], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
    guard.unref();
    guard.once('error', () => undefined);
    guard.stdin!.on('error', () => undefined);
    (guard.stdin as Socket).unref();
  }
  guard.stdin!.write(`${line}\n`);
};

/** From now on this child ends with this process, also when that is killed in the middle of everything. */
export const guarded = (child: ChildProcess): void => {
  const { pid } = child;
  if (pid === undefined) return;
  tell(`+${pid}`);
  child.once('exit', () => tell(`-${pid}`));
};
