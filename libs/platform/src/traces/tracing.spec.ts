import { InMemorySpanExporter } from '@opentelemetry/sdk-trace-node';
import { expect, it } from '@jest/globals';
import { traceIdOf } from './ids.js';
import { Tracing } from './tracing.js';

it('two nodes tell of one trace without having told each other', async () => {
  const [one, other] = [new InMemorySpanExporter(), new InMemorySpanExporter()];
  const [writer, reader] = [new Tracing(one, { atOnce: true }), new Tracing(other, { atOnce: true })];
  const correlationId = 'a6f1c1de-0000-4000-8000-138123456789';
  const spanId = writer.appendSpanId('command', 'main.unit-1');
  writer.begin('append', { correlationId, spanId }).end();
  reader.begin('projection', { correlationId, parentId: reader.appendSpanId('command', 'main.unit-1') }).end();
  const [append, projection] = [one.getFinishedSpans()[0]!, other.getFinishedSpans()[0]!];
  expect(append.spanContext()).toMatchObject({ traceId: 'a6f1c1de000040008000138123456789', spanId });
  expect(projection.parentSpanContext).toMatchObject({ traceId: append.spanContext().traceId, spanId });
  expect(traceIdOf(correlationId.toUpperCase())).toBe(append.spanContext().traceId);
  await Promise.all([writer.close(), reader.close()]);
});

it('of a share of the traces every node keeps the same ones, with all their spans', async () => {
  const exporters = [new InMemorySpanExporter(), new InMemorySpanExporter()] as const;
  const [writer, reader] = exporters.map((one) => new Tracing(one, { share: 0.5, atOnce: true })) as [Tracing, Tracing];
  for (let n = 0; n < 200; n++) {
    writer.begin('append', { correlationId: `correlation-${n}` }).end();
    reader.begin('projection', { correlationId: `correlation-${n}`, parentId: '00000000000000aa' }).end();
  }
  const kept = exporters.map((one) => one.getFinishedSpans().map((span) => span.spanContext().traceId));
  expect(kept[0]).toEqual(kept[1]);
  expect(kept[0]!.length).toBeGreaterThan(50);
  expect(kept[0]!.length).toBeLessThan(150);
  await Promise.all([writer.close(), reader.close()]);
});

it('what stands under a span of another trace begins its own', async () => {
  const exporter = new InMemorySpanExporter();
  const tracing = new Tracing(exporter, { atOnce: true });
  const outer = tracing.begin('request', { correlationId: 'correlation-1' });
  tracing.under(outer, () => tracing.begin('same', { correlationId: 'correlation-1' }).end());
  tracing.under(outer, () => tracing.begin('other', { correlationId: 'correlation-2' }).end());
  expect(exporter.getFinishedSpans().map(({ parentSpanContext }) => parentSpanContext?.spanId)).toEqual([
    outer.spanContext().spanId,
    undefined,
  ]);
  await tracing.close();
});
