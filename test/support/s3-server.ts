import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { BucketOptions } from '@app/attachments';
import { temporaryDirectory } from './temporary.js';

type Server = Readonly<{
  httpServer: { closeAllConnections(): void };
  run(): Promise<{ port: number }>;
  close(): Promise<void>;
}>;
const S3rver = createRequire(import.meta.url)('@20minutes/s3rver') as new (options: object) => Server;

/** The only key that the server knows. */
const key = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };

/** A real S3-compatible server on this machine: it checks signatures, and keeps its objects as files in `directory`. */
export class S3Server {
  private constructor(
    private readonly server: Server,
    readonly endpoint: string,
    readonly directory: string,
    private readonly remove: () => void,
  ) {}

  static async start(): Promise<S3Server> {
    const { directory, remove } = temporaryDirectory();
    const server = new S3rver({ address: '127.0.0.1', port: 0, silent: true, vhostBuckets: false, directory });
    const { port } = await server.run();
    return new S3Server(server, `http://127.0.0.1:${port}`, directory, remove);
  }

  /** A new, empty bucket and the key to it. */
  bucket(name: string): BucketOptions {
    mkdirSync(join(this.directory, name));
    return { endpoint: this.endpoint, bucket: name, region: 'us-east-1', ...key };
  }

  async close(): Promise<void> {
    const closed = this.server.close();
    // Callers keep their connections for later.
    this.server.httpServer.closeAllConnections();
    await closed;
    this.remove();
  }
}
