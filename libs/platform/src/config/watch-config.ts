import { isIP } from 'node:net';
import type { Environment } from './environment.js';

/** Where traces go, as what, and what share of them. */
export type TracesConfig = Readonly<{ endpoint: string; service: string; share: number }>;

/** How whoever looks after the machines watches this process. */
export type WatchConfig = Readonly<{
  /** Events that the lists may be behind while the process still counts as ready. */
  mostLag: number;
  /** Milliseconds between being told to stop and taking no more requests: a proxy in front sends none by then. */
  drainMs: number;
  /** Where `/metrics` and the probes are answered beside the API; null: nowhere. */
  metrics: Readonly<{ port: number; host: string; token: string | null }> | null;
  /** Null: nothing is traced. */
  traces: TracesConfig | null;
}>;

const loopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));

/** Whether the figures would stand open to whoever reaches the machine. */
export const openToAll = (env: Environment): boolean =>
  env.METRICS_PORT !== undefined && !loopback(env.METRICS_HOST) && env.METRICS_TOKEN === undefined;

export const watchOf = (env: Environment): WatchConfig => ({
  mostLag: env.READY_MAX_LAG,
  drainMs: env.DRAIN_SECONDS * 1000,
  metrics:
    env.METRICS_PORT === undefined
      ? null
      : { port: env.METRICS_PORT, host: env.METRICS_HOST, token: env.METRICS_TOKEN ?? null },
  traces:
    env.OTEL_EXPORTER_OTLP_ENDPOINT === undefined
      ? null
      : {
          endpoint: env.OTEL_EXPORTER_OTLP_ENDPOINT.replace(/\/+$/, ''),
          service: env.OTEL_SERVICE_NAME,
          share: env.OTEL_TRACES_SAMPLER_ARG,
        },
});
