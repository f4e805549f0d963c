import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { EventStore } from '@app/event-store';
import { SystemClock } from '@app/platform/clock';
import { JsonLogger } from '@app/platform/log';
import { Api, password, type Client } from '@test/api';
import { soundSection } from '@test/sound-returns';

type Line = Readonly<{ at: string; level: string; context: string; correlationId?: string; message: string }>;

const lines: string[] = [];
let api: Api;
let keeper: Client;
let county: string;
let school: string;
let section: string;
beforeAll(async () => {
  const logger = new JsonLogger(new SystemClock(), 'verbose', (line) => void lines.push(line));
  api = await Api.start({ LOG_LEVEL: 'debug' }, { logger });
  county = await api.unit('county', null, { name: '彰武县', effectiveAt: '2000-01-01' });
  await api.account('zhang.san', county, ['administrator']);
  keeper = await api.as('zhang.san');
  const made = await keeper.post('/api/organizations/schools', {
    parentId: county,
    kind: 'school',
    name: '第二初级中学',
    schoolType: 'junior',
    sharedBuildings: false,
    effectiveAt: '2010-09-01',
    sections: [{ stage: 'junior', name: '初中部' }],
  });
  ({
    id: school,
    sectionIds: [section],
  } = made.body as { id: string; sectionIds: [string] });
});
afterAll(async () => {
  await api.close();
});

const phone = '13812345678';
const username = 'wang.laoshi';
const told = () => lines.map((line) => JSON.parse(line) as Line);
const last = (correlationId: string) => told().filter((line) => line.correlationId === correlationId);
/** What must never stand in a line, as it is or as an address would have it. */
const secrets = new Set(['王老师', '彰武', '第二初级中学', username, 'zhang.san', phone, 'wang@school.cn', password]);

it('a line is one JSON object, and what happened in a request carries its correlation id', async () => {
  const correlationId = randomUUID();
  const opened = await keeper.post(
    '/api/accounts',
    { unitId: school, username, displayName: '王老师', phone, email: 'wang@school.cn', password, roles: ['reporter'] },
    { 'x-correlation-id': correlationId },
  );
  expect(opened).toMatchObject({ status: 201 });
  expect(last(correlationId)).toEqual([
    {
      at: expect.any(String),
      level: 'debug',
      context: 'Request',
      correlationId,
      message: expect.stringMatching(/^POST \/api\/accounts 201 \d+\.\d ms$/),
    },
  ]);
});

it('a fault is told with its incident and its correlation id, and the answer names both', async () => {
  const correlationId = randomUUID();
  jest.spyOn(api.app.get(EventStore), 'readStream').mockRejectedValueOnce(new Error(`cannot reach ${phone}`));
  const answer = await keeper.post(
    '/api/organizations/units',
    { kind: 'department', name: '王老师工作室', parentId: county, departmentType: 'education' },
    { 'x-correlation-id': correlationId },
  );
  expect(answer).toMatchObject({ status: 500, body: { code: 'server.fault' } });
  const [fault, request] = last(correlationId);
  expect([fault, request]).toMatchObject([
    { level: 'error', context: 'Problem' },
    { level: 'debug', context: 'Request' },
  ]);
  const [, incident] = /^incident ([\da-f-]{36}): Error: cannot reach \[隐去\]\n/.exec(fault!.message) ?? [];
  expect(JSON.stringify(answer.body)).toContain(incident);
  expect(answer.headers.get('x-correlation-id')).toBe(correlationId);
});

it('through signing in, filing, a token and an error no line holds a name, an account, a phone, a token or a password', async () => {
  for (const wrong of ['wrong horse battery', 'another wrong one']) {
    secrets.add(wrong);
    await api.client().post('/api/session', { username, password: wrong });
  }
  const reporter = await api.as(username);
  const changed = 'a new horse battery';
  secrets.add(changed);
  const change = await reporter.post('/api/session/password', { present: password, next: changed });
  expect(change.status).toBeLessThan(300);
  const again = await api.as(username, changed);
  const entries = Object.entries(soundSection).map(([field, value]) => ({ field, value, explanation: null }));
  const form = { id: 'section', version: 1 };
  expect(await again.post(`/api/submissions/${section}/2024-2025/by-form`, { form, entries })).toMatchObject({
    status: 201,
  });
  await again.get('/api/search?q=王老师');
  const token = await keeper.post('/api/tokens', { label: '县统计平台接口', endsAt: '2025-06-01T00:00:00Z' });
  await api.client('not-a-token-but-long-enough').get('/api/session');
  await keeper.get(`/api/accounts?q=${encodeURIComponent('王老师')}`);
  secrets.add((token.body as { token: string }).token);
  secrets.add('not-a-token-but-long-enough').add('县统计平台接口');

  expect(token.status).toBe(201);
  expect(told().length).toBeGreaterThan(12);
  const all = lines.join('');
  for (const secret of secrets) {
    expect(all).not.toContain(secret);
    expect(all).not.toContain(encodeURIComponent(secret));
  }
  // Ids of accounts and units may stand there: whoever may read the log may ask whose they are, or may not.
  expect(all).not.toMatch(/\?q=/);
});
