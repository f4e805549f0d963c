import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { InMemorySpanExporter, type ReadableSpan } from '@opentelemetry/sdk-trace-node';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { EventStore } from '@app/event-store';
import { traceIdOf, Tracing } from '@app/platform/traces';
import { Api, type Client } from '@test/api';

const exporter = new InMemorySpanExporter();
let api: Api;
let county: string;
let keeper: Client;
beforeAll(async () => {
  api = await Api.start({}, { tracing: new Tracing(exporter, { atOnce: true }) });
  county = await api.unit('county', null, { name: '彰武县' });
  await api.account('keeper', county, ['administrator']);
  keeper = await api.as('keeper');
});
afterAll(() => api.close());

const spansOf = async (correlationId: string, count: number): Promise<readonly ReadableSpan[]> => {
  const found = () =>
    exporter.getFinishedSpans().filter((one) => one.spanContext().traceId === traceIdOf(correlationId));
  // The request's own ends when its connection has been told so.
  for (let tries = 0; tries < 6000 && found().length < count; tries++) await sleep(10);
  return found();
};
const register = (correlationId: string) =>
  keeper.post(
    '/api/organizations/units',
    { kind: 'department', name: '教育局督导室', parentId: county, departmentType: 'education' },
    { 'x-correlation-id': correlationId },
  );

it('request, command, append and projection hang together, and the log knows nothing of it', async () => {
  const correlationId = randomUUID();
  expect(await register(correlationId)).toMatchObject({ status: 201 });
  const spans = await spansOf(correlationId, 4);
  const of = (name: string) => spans.find((one) => one.name === name)!;
  const chain = ['POST /api/organizations/units', 'command RegisterUnit', 'append', 'projection'].map(of);
  expect(spans).toHaveLength(4);
  expect(chain.map((one) => one.parentSpanContext?.spanId)).toEqual([
    undefined,
    ...chain.slice(0, 3).map((one) => one.spanContext().spanId),
  ]);
  expect(chain[0]!.attributes).toEqual({
    'http.request.method': 'POST',
    'http.route': '/api/organizations/units',
    'http.response.status_code': 201,
  });
  expect(chain[1]!.attributes).toMatchObject({ 'hengjian.command': 'RegisterUnit', 'hengjian.outcome': 'done' });

  const store = api.app.get(EventStore);
  const { count } = await store.head();
  const [stored] = await store.readStored({ after: count - 1, limit: 1 });
  expect(JSON.parse(stored!.meta)).toMatchObject({ correlationId });
  for (const one of spans) expect(stored!.meta + stored!.data).not.toContain(one.spanContext().spanId);
  expect(stored!.meta).not.toContain(traceIdOf(correlationId));
});

it('a refusal is a failed command, of which only the kind is told; a correlation id need be no UUID', async () => {
  const correlationId = 'from.the-county-platform.17';
  const wrong = await keeper.post(
    '/api/organizations/units',
    { kind: 'section', name: '张三小学部', parentId: county, stage: 'primary' },
    { 'x-correlation-id': correlationId },
  );
  expect(wrong.status).toBe(422);
  const spans = await spansOf(correlationId, 2);
  expect(spans.map(({ name, status }) => [name, status.code, status.message])).toEqual([
    ['command RegisterUnit', 2, 'Refusal'],
    ['POST /api/organizations/units', 0, undefined],
  ]);
});

it('no name, no path as it was asked for and no personal thing stands in a span', async () => {
  await keeper.get(`/api/organizations/units/${county}?note=13812345678`);
  await keeper.get('/api/search?q=张三');
  const isThere = () => exporter.getFinishedSpans().some(({ name }) => name === 'GET /api/search');
  while (!isThere()) await sleep(10);
  const told = JSON.stringify(
    exporter.getFinishedSpans().map(({ name, attributes, events, resource, status }) => {
      return { name, attributes, events, resource: resource.attributes, status };
    }),
  );
  expect(told).toContain('/api/organizations/units/:id');
  for (const said of ['彰武', '教育局', 'keeper', '张三', '1381234', county, '%E5']) expect(told).not.toContain(said);
});
