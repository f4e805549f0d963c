import { AsyncLocalStorage } from 'node:async_hooks';
import { ROOT_CONTEXT, SpanStatusCode, trace, TraceFlags, type Span, type Tracer } from '@opentelemetry/api';
import {
  BatchSpanProcessor,
  NodeTracerProvider,
  SimpleSpanProcessor,
  TraceIdRatioBasedSampler,
  type NodeTracerConfig,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-node';
import { appendSpanId, ChosenIds, traceIdOf } from './ids.js';

/** What is said of a span: words of this program, numbers and ids. Never a name, a text or a path as it was asked for. */
export type Attributes = Readonly<Record<string, string | number>>;

/** How a span begins. */
export type Beginning = Readonly<{
  correlationId: string;
  attributes?: Attributes;
  /** Its own id, where others must be able to tell it. */
  spanId?: string;
  /** The id of the span that it follows from, in another place or another process; the one under way when absent. */
  parentId?: string;
  /** Milliseconds since 1970, when it began before it was told of. */
  startTime?: number;
}>;

type Resource = NonNullable<NodeTracerConfig['resource']>;

/** Says which program it is; nothing of the machine or of who runs it. */
const named = (service: string): Resource => {
  const attributes = { 'service.name': service };
  const resource: Resource = {
    attributes,
    asyncAttributesPending: false,
    merge: () => resource,
    getRawAttributes: () => Object.entries(attributes),
  };
  return resource;
};

/**
 * Spans of this process. A trace is known by its correlation id alone, and whether it is kept by a share of those ids, so
 * that every node keeps the same ones without telling another.
 */
export class Tracing {
  /** The id of the span that wrote a command's events to a stream. */
  readonly appendSpanId = appendSpanId;
  private readonly ids = new ChosenIds();
  private readonly provider: NodeTracerProvider;
  private readonly tracer: Tracer;
  private readonly current = new AsyncLocalStorage<Span>();

  /** @param share of all traces, 0 to 1 @param atOnce each span goes out by itself, for specs */
  constructor(exporter: SpanExporter, { service = 'hengjian', share = 1, atOnce = false } = {}) {
    this.provider = new NodeTracerProvider({
      sampler: new TraceIdRatioBasedSampler(share),
      idGenerator: this.ids,
      resource: named(service),
      spanProcessors: [atOnce ? new SimpleSpanProcessor(exporter) : new BatchSpanProcessor(exporter)],
    });
    this.tracer = this.provider.getTracer('hengjian');
  }

  /** Begins a span: below the one that is named, below the one under way when it is of the same trace, or on top. */
  begin(name: string, { correlationId, attributes = {}, spanId, parentId, startTime }: Beginning): Span {
    const traceId = traceIdOf(correlationId);
    const under = this.current.getStore();
    const parent =
      parentId === undefined
        ? under?.spanContext().traceId === traceId
          ? under
          : undefined
        : trace.wrapSpanContext({ traceId, spanId: parentId, traceFlags: TraceFlags.SAMPLED, isRemote: true });
    const context = parent ? trace.setSpan(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
    const options = { attributes, ...(startTime === undefined ? {} : { startTime }) };
    return this.ids.within(traceId, spanId, () => this.tracer.startSpan(name, options, context));
  }

  /** What begins in there stands below this span. */
  under<Answer>(span: Span, work: () => Answer): Answer {
    return this.current.run(span, work);
  }

  /** A span around some work. Of what it throws only the kind is kept: messages may name somebody. */
  async around<Answer>(
    name: string,
    beginning: Beginning,
    work: () => Promise<Answer>,
    said: (answer: Answer) => Attributes = () => ({}),
  ): Promise<Answer> {
    const span = this.begin(name, beginning);
    try {
      const answer = await this.under(span, work);
      span.setAttributes(said(answer));
      return answer;
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'error' });
      throw error;
    } finally {
      span.end();
    }
  }

  /** Sends what is left. Never throws: nobody waits for traces. */
  async close(): Promise<void> {
    await this.provider.shutdown().catch(() => undefined);
  }
}
