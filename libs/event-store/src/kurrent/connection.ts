import type { BaseOptions, KurrentDBClient } from '@kurrent/kurrentdb-client';
import { StoreUnavailable } from '../event-store.js';
import { checkedConnectionString, credentialsIn } from './connection-string.js';
import { kurrentFault, unavailable, within } from './faults.js';

type Module = typeof import('@kurrent/kurrentdb-client');

/** Milliseconds that a server may take to say who it is when a program starts. */
const patience = 5000;

/**
 * Supported from here: earlier servers may send a checkpoint that skips events (mended in 24.10.5 and 25.0.1).
 * Numbers of the line and of its first release that is right.
 */
const isSupported = (version: string): boolean => {
  const [major = 0, minor = 0, patch = 0] = version.split(/[.-]/).map(Number);
  if (major < 24 || (major === 24 && minor < 10)) return false;
  if (major === 24 && minor === 10) return patch >= 5;
  return major > 25 || minor > 0 || patch >= 1;
};

/** A client, and how to get a new one when its connection hangs. The package is loaded here, and only here. */
export class Connection {
  private constructor(
    private readonly loaded: Module,
    private readonly url: string,
    private current: KurrentDBClient,
    /** Stands before every name on the server, so that several logs can share one. */
    readonly namespace: string,
  ) {}

  /** @throws StoreUnavailable with one clear message: the string, the server, its version, the password, the certificate */
  static async open(url: string, namespace = ''): Promise<Connection> {
    const checked = checkedConnectionString(url);
    const loaded = await import('@kurrent/kurrentdb-client');
    const connection = new Connection(loaded, checked, made(loaded, checked), namespace);
    try {
      await connection.checkVersion();
      return connection;
    } catch (error) {
      await connection.close();
      throw error;
    }
  }

  /** Goes with every read: the half of the client that reads does not undo the escapes in a connection string. */
  get reading(): Pick<BaseOptions, 'credentials'> {
    const credentials = credentialsIn(this.url);
    return credentials ? { credentials } : {};
  }

  get client(): KurrentDBClient {
    return this.current;
  }

  /** An event of bytes: the client would write anything else anew. */
  event(id: string, type: string, data: string, meta: string) {
    const metadata = Uint8Array.from(Buffer.from(meta, 'utf8'));
    return this.loaded.binaryEvent({ id, type, data: Buffer.from(data, 'utf8'), metadata });
  }

  /** Drops a client that hangs, with all that is under way on it, unless somebody else has done so already. */
  renew(hanging: KurrentDBClient): void {
    if (hanging !== this.current) return;
    this.current = made(this.loaded, this.url);
    void hanging.dispose();
  }

  async close(): Promise<void> {
    await within(1000, this.current.dispose()).catch(() => undefined);
  }

  private async checkVersion(): Promise<void> {
    // Public in the built package, though its types say otherwise; the client asks for it anyway.
    const { capabilities } = this.current as unknown as { capabilities: Promise<{ serverVersion: string }> };
    const { serverVersion } = await within(patience, capabilities).catch((error: unknown) => {
      throw unavailable(kurrentFault(error));
    });
    if (!isSupported(serverVersion))
      throw new StoreUnavailable(
        `事件库服务器的版本（${serverVersion}）过旧，本程序支持 KurrentDB 24.10.5、25.0.1 及以后的版本，请先升级服务器。`,
        'foreign',
      );
  }
}

const made = ({ KurrentDBClient: Client }: Module, url: string): KurrentDBClient => {
  try {
    return Client.connectionString(url);
  } catch {
    // The client's own complaint repeats the string.
    throw new StoreUnavailable(
      'KURRENTDB_URL 的连接串不能使用，请核对其中的证书文件路径与参数。程序没有启动。',
      'away',
    );
  }
};
