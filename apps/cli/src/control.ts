import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { Failed } from './failed.js';
import type { operations, OperationName } from './operations.js';

/** Paths of sockets are limited to about a hundred bytes; a longer one moves to the system's own folder. */
export const socketOf = (data: string): string => {
  const beside = join(data, 'control.sock');
  if (Buffer.byteLength(beside) < 100) return beside;
  return join(tmpdir(), `hengjian-${createHash('sha256').update(data).digest('hex').slice(0, 16)}.sock`);
};

type Input<Name extends OperationName> = Parameters<(typeof operations)[Name]>[1];
type Result<Name extends OperationName> = Awaited<ReturnType<(typeof operations)[Name]>>;

/** Whether a file belongs to the account that runs this program. Where the system has no such accounts, it does. */
export const ours = (file: string, account = process.getuid?.()): boolean =>
  account === undefined || statSync(file).uid === account;

/** Asks the running server; undefined when none listens. @throws Failed with the server's sentence */
const askServer = (data: string, name: OperationName, input: unknown): Promise<{ result: unknown } | undefined> =>
  new Promise((resolve, reject) => {
    const socketPath = socketOf(data);
    if (!existsSync(socketPath)) return resolve(undefined);
    // In the system's own folder anybody may put a file of this name; a password is said to nobody else's.
    if (!ours(socketPath)) return reject(new Failed(`${socketPath} 属于另一个系统账号，请先移走它。什么也没有改动。`));
    const call = httpRequest({ socketPath, method: 'POST', path: '/' }, (response) => {
      text(response).then(
        (body) => {
          const answer = JSON.parse(body) as { result?: unknown; error?: string };
          if (answer.error === undefined) resolve({ result: answer.result });
          else reject(new Failed(answer.error));
        },
        (error: unknown) => reject(error instanceof Error ? error : new Error(String(error))),
      );
    });
    call.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNREFUSED' || error.code === 'ENOENT' ? resolve(undefined) : reject(error),
    );
    call.end(JSON.stringify({ name, input }));
  });

/** Does one operation: in the running server when there is one, else here, as `here` says or in the ordinary way. */
export const perform = async <Name extends OperationName>(
  data: string,
  name: Name,
  input: Input<Name>,
  here: () => Promise<Result<Name>> = () => performHere(data, name, input),
): Promise<Result<Name>> => {
  const served = await askServer(data, name, input);
  return served ? (served.result as Result<Name>) : here();
};

/** Loaded here, for a running server leaves nothing to load. */
const performHere = async <Name extends OperationName>(
  data: string,
  name: Name,
  input: Input<Name>,
): Promise<Result<Name>> => {
  const [{ openContext }, { operations }] = await Promise.all([import('./context.js'), import('./operations.js')]);
  const context = await openContext(data);
  try {
    return (await operations[name](context, input as never)) as Result<Name>;
  } finally {
    await context.close();
  }
};
