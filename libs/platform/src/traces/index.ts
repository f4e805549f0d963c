import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import type { TracesConfig } from '../config/index.js';
import { Tracing } from './tracing.js';

export { traceIdOf } from './ids.js';
export { traceRequests } from './trace-requests.js';
export { Tracing, type Attributes, type Beginning } from './tracing.js';

/** Traces to a collector, by OTLP over HTTP. */
export const openTracing = ({ endpoint, service, share }: TracesConfig): Tracing =>
  new Tracing(new OTLPTraceExporter({ url: `${endpoint}/v1/traces` }), { service, share });
