import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type Answer } from '@test/client';
import { digestFromZero, digestOf, eventsOf, readFileOf } from '@test/logs';
import { founded, hengjian, serving } from '@test/processes';
import { temporaryDirectory } from '@test/temporary';

const { directory: data, remove } = temporaryDirectory();
afterAll(remove);

/** A command as it is sent: again under the same key, it is the same command. */
type Sent = Readonly<{
  /** Idempotency-Key and correlation id, so that its events can be found in the log. */
  key: string;
  path: string;
  body: object;
  /** What it comes to, in order: one command may write several streams. */
  yields: readonly string[];
}>;
/** The answer, or undefined when the server died first. */
type Tried = Sent & Readonly<{ answer: Answer | undefined }>;
type Outcome = Readonly<{ id: string; outcome: string; sequence: number; position: string }>;

const ask = (client: Client, { key, path, body }: Sent): Promise<Answer> =>
  client.post(path, body, { 'idempotency-key': key, 'x-correlation-id': key });

let token = '';
let county = '';
let shared = '';
beforeAll(async () => {
  const first = await founded(data);
  county = first.unitId;
  const { process, base } = await serving(data);
  const client = new Client(base);
  const { username, password: present } = first;
  const next = 'correct horse battery';
  expect((await client.post('/api/session', { username, password: present })).status).toBe(201);
  expect((await client.post('/api/session/password', { present, next })).status).toBe(204);
  const endsAt = new Date(Date.now() + 3_600_000).toISOString();
  token = ((await client.post('/api/tokens', { label: 'load', endsAt })).body as { token: string }).token;
  const made = await client.post('/api/organizations/units', department('教育局'));
  expect(made).toMatchObject({ status: 201, body: { outcome: 'done' } });
  shared = (made.body as Outcome).id;
  await process.stop();
});

const department = (name: string) => ({ parentId: county, kind: 'department', departmentType: 'other', name });

let numbers = 0;
/** A new unit (one event), a school with two sections (four events in four streams), or a name for one unit of all. */
const command = (): Sent => {
  const n = ++numbers;
  const key = `kill-${String(n).padStart(6, '0')}`;
  const units = '/api/organizations/units';
  if (n % 3 === 0) {
    return { key, path: `${units}/${shared}/name`, body: { name: `教育局 ${n}` }, yields: ['UnitRenamed'] };
  }
  if (n % 3 === 1) return { key, path: units, body: department(`部门 ${n}`), yields: ['UnitRegistered'] };
  const school = {
    parentId: county,
    kind: 'school',
    name: `学校 ${n}`,
    code: `S${String(n).padStart(6, '0')}`,
    schoolType: 'nineYear',
    sharedBuildings: true,
    sections: [
      { stage: 'primary', name: `小学部 ${n}` },
      { stage: 'junior', name: `初中部 ${n}` },
    ],
  };
  const yields = ['UnitCodeReserved', 'UnitRegistered', 'UnitRegistered', 'UnitRegistered'];
  return { key, path: '/api/organizations/schools', body: school, yields };
};

/** Several callers, each with one command under way at any time, until the server is gone. */
const load = async (base: string, tried: Tried[]): Promise<void> => {
  const caller = async (): Promise<void> => {
    const client = new Client(base, token);
    for (;;) {
      const sent = command();
      const answer = await ask(client, sent).catch(() => undefined);
      tried.push({ ...sent, answer });
      if (!answer) return;
    }
  };
  await Promise.all(Array.from({ length: 8 }, caller));
};

/** A few of them at a time, as callers come. */
const atOnce = async <Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> => {
  const left = items.values();
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (const item of left) await work(item);
    }),
  );
};

/** Types of the events of each command in the log, in order; and the sequence of its last one. */
const byKey = async () => {
  const found = new Map<string, { types: string[]; last: number }>();
  for (const { correlationId, type, sequence } of await eventsOf(data)) {
    const { types } = found.get(correlationId) ?? { types: [] };
    found.set(correlationId, { types: [...types, type], last: sequence });
  }
  return found;
};

it.each([1, 2, 3])(
  'a server killed under load has lost nothing and repeated nothing (round %d)',
  async () => {
    const tried: Tried[] = [];
    const { process: killed, base } = await serving(data);
    const loading = load(base, tried);
    while (tried.length < 20) await sleep(5);
    await sleep(Math.random() * 800);
    await killed.stop('SIGKILL');
    await loading;

    // Before anything mends anything: the log as the dead process left it.
    const verified = await hengjian('verify', '--data', data);
    expect(verified).toMatchObject({ code: 0, stderr: '' });
    const left = await byKey();
    const acknowledged = tried.filter(({ answer }) => answer?.status === 201);
    const refused = tried.filter(({ answer }) => answer && answer.status !== 201);
    const unknown = tried.filter(({ answer }) => !answer);
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(unknown).toHaveLength(8);
    for (const { key, yields, answer } of acknowledged) {
      const { sequence } = answer!.body as Outcome;
      expect({ key, ...left.get(key) }).toEqual({ key, types: yields, last: sequence });
    }
    // A race that was lost for good is said so, and nothing of it is there.
    for (const { key, answer } of refused) {
      expect(answer).toMatchObject({ status: 409, body: { code: 'stream.contended' } });
      expect(left.has(key)).toBe(false);
    }
    // Each stream's part of a command is there or not; a command of several streams stands where it stopped.
    for (const { key, yields } of unknown) {
      const { types } = left.get(key) ?? { types: [] };
      expect(types).toEqual(yields.slice(0, types.length));
    }

    const { process: restarted, base: again } = await serving(data);
    const client = new Client(again, token);
    await atOnce(acknowledged, async (sent) => {
      const { id, sequence, position } = sent.answer!.body as Outcome;
      const body = { id, sequence, position, outcome: 'repeated' };
      expect(await ask(client, sent)).toMatchObject({ status: 201, body });
    });
    // One after the other, so that none of these loses a race again.
    for (const sent of [...unknown, ...refused]) {
      const outcome = expect.stringMatching(left.has(sent.key) ? /^(done|repeated)$/ : /^done$/);
      expect(await ask(client, sent)).toMatchObject({ status: 201, body: { outcome } });
      expect(await ask(client, sent)).toMatchObject({ status: 201, body: { outcome: 'repeated' } });
    }
    await restarted.stop();

    const mended = await byKey();
    for (const { key, yields } of tried) expect({ key, types: mended.get(key)?.types }).toEqual({ key, types: yields });
    expect((await hengjian('verify', '--data', data)).code).toBe(0);
    expect(digestOf(readFileOf(data))).toBe(await digestFromZero(data));
  },
  120_000,
);
