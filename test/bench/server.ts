import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { guarded } from './guard.js';

/** A server in a process of its own. */
export type Server = Readonly<{
  url: string;
  /** Milliseconds from the start of the process until it answered. */
  startedIn: number;
  /** Resident memory now, and its highest so far, in MiB; null where the system does not tell. */
  memory(): Readonly<{ now: number | null; highest: number | null }>;
  /** Milliseconds of processor time so far, of all its threads; null where the system does not tell. */
  cpu(): number | null;
  stop(): Promise<void>;
}>;

const fromStatus = (pid: number, field: string): number | null => {
  try {
    const line = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return line ? Math.round(Number(line[1]) / 1024) : null;
  } catch {
    return null;
  }
};

/** The 14th and 15th field, in ticks of 10 ms; the second, its name in parentheses, may hold spaces. */
const processorTime = (pid: number): number | null => {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return null;
  }
};

/** Starts a compiled program and waits until it says its address and answers there. @throws Error when it ends before */
export const started = async (
  program: string,
  words: readonly string[] = [],
  variables: Readonly<Record<string, string>> = {},
): Promise<Server> => {
  const entry = fileURLToPath(new URL(program, import.meta.url));
  const start = performance.now();
  const child = spawn(process.execPath, [entry, ...words], {
    env: {
      ...process.env,
      PORT: '0',
      HOST: '127.0.0.1',
      LOG_LEVEL: 'error',
      COUNTY_COMMANDS_PER_MINUTE: '0',
      ...variables,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  guarded(child);
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`${program} ended: ${said}`)));
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const address = /http:\/\/[0-9.]+:\d+/.exec(said);
      if (address) resolve(address[0]);
    });
  });
  await fetch(`${url}/health`);
  const pid = child.pid!;
  return {
    url,
    startedIn: performance.now() - start,
    memory: () => ({ now: fromStatus(pid, 'VmRSS'), highest: fromStatus(pid, 'VmHWM') }),
    cpu: () => processorTime(pid),
    stop: async () => {
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
};

/** The program itself, serving a data directory. */
export const serving = (data: string): Promise<Server> =>
  started('../../apps/cli/src/main.js', ['--data', data, 'serve']);

/** A Nest application with nothing in it: what the framework alone can do. */
export const emptyServer = (): Promise<Server> => started('./empty-app.js');
