import { createHash } from 'node:crypto';
import { chmodSync, existsSync, rmSync } from 'node:fs';
import { createServer, request as httpRequest, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { INestApplicationContext } from '@nestjs/common';
import { Refusal } from '@app/domain/kernel';
import { DataDirectoryInUse } from '@app/runtime';
import { sentence } from './complain.js';
import { openContext } from './context.js';
import { Failed } from './failed.js';
import { operations, type OperationName } from './operations.js';

/** Paths of sockets are limited to about a hundred bytes; a longer one moves to the system's own folder. */
const socketOf = (data: string): string => {
  const beside = join(data, 'control.sock');
  if (Buffer.byteLength(beside) < 100) return beside;
  return join(tmpdir(), `hengjian-${createHash('sha256').update(data).digest('hex').slice(0, 16)}.sock`);
};

/**
 * The server's side of the command line: a socket that only the account that runs the server can open.
 * What a person types while the server runs is done by the server, for it owns the data directory.
 */
export const listen = (data: string, app: INestApplicationContext): Server => {
  const socket = socketOf(data);
  rmSync(socket, { force: true });
  const server = createServer((request, response) => {
    void (async () => {
      try {
        const { name, input } = JSON.parse(await text(request)) as { name: OperationName; input: unknown };
        const result: unknown = await operations[name](app, input as never);
        response.end(JSON.stringify({ result: result ?? null }));
      } catch (error) {
        const said =
          error instanceof Refusal ? sentence(error) : error instanceof Error ? error.message : String(error);
        response.statusCode = 409;
        response.end(JSON.stringify({ error: said }));
      }
    })();
  });
  server.listen(socket, () => chmodSync(socket, 0o600));
  return server;
};

/** Asks the running server; undefined when none listens. @throws Failed with the server's sentence */
const askServer = (data: string, name: OperationName, input: unknown): Promise<{ result: unknown } | undefined> =>
  new Promise((resolve, reject) => {
    const socketPath = socketOf(data);
    if (!existsSync(socketPath)) return resolve(undefined);
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

/** Does one operation: in the running server when there is one, else here. */
export const perform = async <Name extends OperationName>(
  data: string,
  name: Name,
  input: Parameters<(typeof operations)[Name]>[1],
): Promise<Awaited<ReturnType<(typeof operations)[Name]>>> => {
  type Result = Awaited<ReturnType<(typeof operations)[Name]>>;
  const served = await askServer(data, name, input);
  if (served) return served.result as Result;
  const context = await openContext(data).catch((error: unknown) => {
    throw error instanceof DataDirectoryInUse ? new Failed(error.message) : error;
  });
  try {
    return (await operations[name](context, input as never)) as Result;
  } finally {
    await context.close();
  }
};
