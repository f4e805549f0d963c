import { Logger, type INestApplicationContext } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import type { WatchConfig } from '@app/platform/config';
import type { Metrics, WatchDoor } from '@app/platform/metrics';
import type { Schedulers } from '@app/platform/scheduler';
import { gatherFigures, metered, type RuntimeWatch } from '@app/runtime';
import { NodeReadiness } from './node-readiness.js';

/** How a server is watched. What is not asked for is not loaded, and costs nothing. */
export class Watch {
  private door: WatchDoor | undefined;

  private constructor(
    private readonly config: WatchConfig,
    private readonly metrics: Metrics | undefined,
    /** Who looks on inside; undefined when nobody does. */
    readonly runtime: RuntimeWatch | undefined,
  ) {}

  /** Before any route is registered: requests are timed from the outside. */
  static async begin(config: WatchConfig, fastify: FastifyInstance): Promise<Watch> {
    if (!config.metrics) return new Watch(config, undefined, undefined);
    const { Metrics, timeRequests } = await import('@app/platform/metrics');
    const metrics = new Metrics();
    timeRequests(fastify, metrics);
    const watch = new Watch(config, metrics, metered(metrics));
    fastify.addHook('onClose', async () => watch.door?.close());
    return watch;
  }

  /** Opens the door of the figures, where one is configured. @throws the system's error when its port is taken */
  async open(app: INestApplicationContext, schedulers?: Schedulers): Promise<void> {
    if (!this.metrics || !this.config.metrics) return;
    const { gatherQueues, gatherReadiness, openWatchDoor } = await import('@app/platform/metrics');
    const readiness = app.get(NodeReadiness);
    gatherFigures(this.metrics, app);
    if (schedulers) gatherQueues(this.metrics, schedulers);
    gatherReadiness(this.metrics, readiness);
    this.door = await openWatchDoor(this.config.metrics, this.metrics, readiness);
    new Logger('Metrics').log(`at ${this.door.base}/metrics`);
  }
}
