import { createServer } from 'node:http';
import { isMainThread } from 'node:worker_threads';

// Loaded into the server before it starts (`--import`, with `--expose-gc`): whoever asks hears what memory is left after
// everything that nobody holds has gone. Nothing of the server's own knows of it.
const port = Number(process.env['COLLECTOR_PORT']);

if (isMainThread && port > 0)
  createServer((_request, response) => {
    void (globalThis as unknown as { gc(options: { execution: 'async' }): Promise<void> })
      .gc({ execution: 'async' })
      .then(() => response.end(JSON.stringify(process.memoryUsage())));
  })
    .listen(port, '127.0.0.1')
    .unref();
