import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../bench/redis-server.js';
import type { Child } from './child.js';
import { hengjian } from './command-line.js';
import { apiPart, proxyPart, redisPart, storePart, workerPart, type Surroundings } from './parts.js';
import { proxyConfig } from './proxy-config.js';

export type ClusterOptions = Surroundings &
  Readonly<{
    /** A KurrentDB that is there; absent: the test double, in a process of its own. */
    kurrentUrl?: string;
    /** Beside those that the deployed servers have. */
    variables?: Readonly<Record<string, string>>;
    /** Port of the site; absent: a free one. */
    port?: number;
  }>;

/** Two servers and two workers, as in docker-compose.cluster.yml: the proxy's configuration names so many. */
const [servers, hands] = [['api1', 'api2'] as const, ['worker1', 'worker2'] as const];

/** The topology of docker-compose.cluster.yml in processes of this machine, on ports of its own. */
export class Cluster {
  private readonly joined: Child[] = [];

  private constructor(
    readonly folder: string,
    /** Where people go, through the proxy. */
    readonly url: string,
    /** Null with a KurrentDB that was given. */
    readonly store: Child | null,
    readonly redis: Child,
    readonly apis: readonly (Child & { readonly url: string })[],
    private readonly newcomer: Child,
    readonly workers: readonly Child[],
    readonly proxy: Child,
    readonly kurrentUrl: string,
    readonly redisUrl: string,
  ) {}

  static async start(options: ClusterOptions): Promise<Cluster> {
    const cluster = await Cluster.laidOut(options);
    try {
      await Promise.all([cluster.store?.start(), cluster.redis.start()]);
      await Promise.all(cluster.apis.map((api) => api.start()));
      await Promise.all([cluster.proxy, ...cluster.workers].map((part) => part.start()));
      return cluster;
    } catch (error) {
      await cluster.stop();
      throw error;
    }
  }

  /** The data directory of a server. */
  dataOf(api: Child): string {
    return join(this.folder, api.name);
  }

  /**
   * A third server, on a copy of the first one's lists. The proxy knows nothing of it. @throws Error when it does not start
   */
  async join(): Promise<void> {
    const copy = join(this.folder, 'copy');
    await hengjian('replica', 'export', copy, '--data', this.dataOf(this.apis[0]!));
    await hengjian('replica', 'import', copy, '--data', this.dataOf(this.newcomer));
    await this.newcomer.start();
    this.joined.push(this.newcomer);
  }

  /** Every server that has a copy of the log, those that joined among them. */
  get nodes(): readonly Child[] {
    return [...this.apis, ...this.joined];
  }

  /** Ends whatever writes, in order; the store still answers. */
  async rest(): Promise<void> {
    for (const parts of [[this.proxy], this.workers, this.nodes]) await Promise.all(parts.map((part) => part.stop()));
  }

  /** Everything, in the order in which one would switch it off. */
  async stop(): Promise<void> {
    await this.rest();
    await Promise.all([this.redis.stop(), this.store?.stop()]);
  }

  private static async laidOut(options: ClusterOptions): Promise<Cluster> {
    const { folder, kurrentUrl: given, variables = {} } = options;
    mkdirSync(folder, { recursive: true });
    const [site, inner, store, redis] = [
      options.port ?? (await freePort()),
      await freePort(),
      await freePort(),
      await freePort(),
    ];
    const ports = [await freePort(), await freePort()];
    const kurrentUrl = given ?? `kurrentdb://127.0.0.1:${store}?tls=false`;
    const redisUrl = `redis://127.0.0.1:${redis}/0`;
    const shared = {
      KURRENTDB_URL: kurrentUrl,
      REDIS_URL: redisUrl,
      SESSION_SECRET: randomBytes(24).toString('hex'),
      WORKER_TOKEN: randomBytes(24).toString('hex'),
      HENGJIAN_FILES: join(folder, 'files'),
      LOG_LEVEL: 'warn',
    };
    const config = join(folder, 'haproxy.cfg');
    const deployed = readFileSync('deploy/haproxy.cfg', 'utf8');
    writeFileSync(config, proxyConfig(deployed, { site, workers: inner, nodes: ports }));
    const apis = servers.map((name, n) => {
      const own = { HOST: '127.0.0.1', PORT: `${ports[n]}`, TRUST_PROXY: 'true', DRAIN_SECONDS: '6' };
      const part = apiPart(options, name, { ...shared, ...own, ...variables });
      return Object.assign(part, { url: `http://127.0.0.1:${ports[n]}` });
    });
    const workers = hands.map((name) =>
      workerPart(options, name, { ...shared, HENGJIAN_SERVER: `http://127.0.0.1:${inner}` }),
    );
    return new Cluster(
      folder,
      `http://127.0.0.1:${site}`,
      given === undefined ? storePart(options, store) : null,
      redisPart(options, redis),
      apis,
      apiPart(options, 'api3', { ...shared, HOST: '127.0.0.1', ...variables, PORT: '0' }),
      workers,
      proxyPart(options, config, site),
      kurrentUrl,
      redisUrl,
    );
  }
}
