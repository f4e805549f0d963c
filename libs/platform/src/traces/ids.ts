import { createHash, randomBytes } from 'node:crypto';

const uuidForm = /^([\da-f]{8})-([\da-f]{4})-([\da-f]{4})-([\da-f]{4})-([\da-f]{12})$/i;
const hashed = (text: string, length: number): string =>
  createHash('sha256').update(text).digest('hex').slice(0, length);

/**
 * The trace of a correlation id: a UUID without its dashes, or a digest of what the caller called it. So whoever holds an
 * event knows the trace it came about in, on any node, and nothing of traces stands in the log.
 */
export const traceIdOf = (correlationId: string): string =>
  uuidForm.test(correlationId) ? correlationId.toLowerCase().replaceAll('-', '') : hashed(correlationId, 32);

/** The span of the append that wrote a command's events to a stream: there is one such append, and the log knows both. */
export const appendSpanId = (commandId: string, stream: string): string => hashed(`${commandId}/${stream}`, 16);

/** Ids for spans: those that were asked for, else random ones. */
export class ChosenIds {
  private traceId: string | undefined;
  private spanId: string | undefined;

  /** Spans started in `start` have these ids; it must not wait for anything. */
  within<Answer>(traceId: string, spanId: string | undefined, start: () => Answer): Answer {
    [this.traceId, this.spanId] = [traceId, spanId];
    try {
      return start();
    } finally {
      this.traceId = this.spanId = undefined;
    }
  }

  readonly generateTraceId = (): string => this.traceId ?? randomBytes(16).toString('hex');
  readonly generateSpanId = (): string => this.spanId ?? randomBytes(8).toString('hex');
}
