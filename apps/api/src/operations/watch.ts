import { Logger, type INestApplicationContext } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import type { WatchConfig } from '@app/platform/config';
import type { Leases } from '@app/platform/lease';
import type { Metrics } from '@app/platform/metrics';
import type { Schedulers } from '@app/platform/scheduler';
import type { Tracing } from '@app/platform/traces';
import { loadMetrics, loadTraces } from '@app/platform/watched';
import { gatherFigures, metered, together, traced, type RuntimeWatch } from '@app/runtime';
import { NodeReadiness } from './node-readiness.js';

/** How a server is watched. What is not asked for is not loaded, and costs nothing. */
export class Watch {
  private readonly toClose: (() => Promise<void>)[] = [];

  private constructor(
    private readonly config: WatchConfig,
    private readonly metrics: Metrics | undefined,
    /** Who looks on inside; undefined when nobody does. */
    readonly runtime: RuntimeWatch | undefined,
  ) {}

  /** Before any route is registered: requests are timed from the outside. @param tracing instead of the configured one */
  static async begin(config: WatchConfig, fastify: FastifyInstance, tracing?: Tracing): Promise<Watch> {
    const metrics = config.metrics ? await timing(fastify) : undefined;
    const traces = await tracingOf(config, fastify, tracing);
    const inside = [...(traces ? [traced(traces)] : []), ...(metrics ? [metered(metrics)] : [])];
    const watch = new Watch(config, metrics, together(inside));
    if (traces) watch.toClose.push(() => traces.close());
    fastify.addHook('onClose', async () => {
      await Promise.all(watch.toClose.map((close) => close()));
    });
    return watch;
  }

  /** Opens the door of the figures, where one is configured. @throws the system's error when its port is taken */
  async open(app: INestApplicationContext, schedulers?: Schedulers, leases?: Leases): Promise<void> {
    if (!this.metrics || !this.config.metrics) return;
    const { gatherLeases, gatherQueues, gatherReadiness, openWatchDoor } = await loadMetrics();
    const readiness = app.get(NodeReadiness);
    gatherFigures(this.metrics, app);
    if (schedulers) gatherQueues(this.metrics, schedulers);
    if (leases) gatherLeases(this.metrics, leases);
    gatherReadiness(this.metrics, readiness);
    const door = await openWatchDoor(this.config.metrics, this.metrics, readiness);
    this.toClose.push(() => door.close());
    new Logger('Metrics').log(`at ${door.base}/metrics`);
  }
}

const timing = async (fastify: FastifyInstance): Promise<Metrics> => {
  const { Metrics, timeRequests } = await loadMetrics();
  const metrics = new Metrics();
  timeRequests(fastify, metrics);
  return metrics;
};

const tracingOf = async ({ traces }: WatchConfig, fastify: FastifyInstance, given?: Tracing) => {
  if (!traces && !given) return undefined;
  const { openTracing, traceRequests } = await loadTraces();
  const tracing = given ?? (traces ? openTracing(traces) : undefined);
  if (tracing) traceRequests(fastify, tracing);
  return tracing;
};
