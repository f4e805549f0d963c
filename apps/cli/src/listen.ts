import { rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import type { INestApplicationContext } from '@nestjs/common';
import { wordsOf } from './complain.js';
import { socketOf } from './control.js';
import { operations, type OperationName } from './operations.js';

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
        const said = wordsOf(error);
        if (said === undefined) console.error(error);
        response.statusCode = 409;
        response.end(JSON.stringify({ error: said ?? String(error) }));
      }
    })();
  });
  // Bound at once: nobody else may open it, not even in the moment before its rights could be changed.
  const mask = process.umask(0o177);
  server.listen(socket);
  process.umask(mask);
  return server;
};
