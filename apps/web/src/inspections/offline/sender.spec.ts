import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Refused } from '@web/server/refused';
import type { Entry, VisitStore } from './entries';
import { memoryStore } from './memory-store';
import { sendWaiting, type Carrier } from './sender';

const saved = Date.parse('2025-03-10T02:00:00Z');
const answer = (questionId: string, said: 'yes' | 'no' = 'yes', more: Partial<Entry> = {}): Omit<Entry, 'n'> => ({
  key: `key-${questionId}-${said}`,
  accountId: 'li',
  inspectionId: 'visit',
  unitId: 'school',
  act: { type: 'answer', questionId, answer: said, note: '' },
  photos: [],
  evidence: [],
  savedAt: saved,
  state: 'waiting',
  body: null,
  sentAt: null,
  why: null,
  ...more,
});
const refusal = (status: number) =>
  new Refused({ status, code: 'inspection.not-started' as never, detail: '已经结束' });
type Sent = { key: string; body: object };

/** A server that keeps what it was sent, once a key; `fails` says what comes of each call. */
const server = (fails: (call: number) => 'lost' | 'before' | number | null = () => null) => {
  const done: Sent[] = [];
  const calls: Sent[] = [];
  const carrier: Carrier = {
    standing: () => Promise.resolve({ accountId: 'li', ahead: -3_600_000 }),
    upload: ({ name }) => Promise.resolve({ hash: name, mediaType: 'image/jpeg', bytes: 1 }),
    send: ({ key }, body) => {
      const fault = fails(calls.length);
      calls.push({ key, body });
      if (typeof fault === 'number') return Promise.reject(refusal(fault));
      if (fault === 'before') return Promise.reject(refusal(0));
      if (!done.some((one) => one.key === key)) done.push({ key, body });
      return fault === 'lost' ? Promise.reject(refusal(0)) : Promise.resolve();
    },
  };
  return { carrier, done, calls };
};
const now = () => saved + 60_000;
const states = async (store: VisitStore) => (await store.entries()).map(({ state }) => state);

it('sends in the order in which things were done, and says when by the server’s clock', async () => {
  const store = memoryStore();
  for (const id of ['q3', 'q1', 'q2']) await store.add(answer(id));
  const { carrier, done } = server();
  expect(await sendWaiting(store, carrier, now)).toBe('done');
  expect(done.map(({ key }) => key)).toEqual(['key-q3-yes', 'key-q1-yes', 'key-q2-yes']);
  expect(done[0]!.body).toEqual({ answer: 'yes', evidence: [], occurredAt: '2025-03-10T01:00:00.000Z' });
  expect(await states(store)).toEqual(['sent', 'sent', 'sent']);
  expect(await sendWaiting(store, carrier, now)).toBe('done');
  expect(done).toHaveLength(3);
});

it('replaces an answer that was never sent, and adds to one that may have been', async () => {
  const store = memoryStore();
  await store.add(answer('q1', 'yes'));
  await store.add(answer('q1', 'no'));
  expect((await store.entries()).map(({ key }) => key)).toEqual(['key-q1-no']);
  const { carrier, done } = server((call) => (call === 0 ? 'lost' : null));
  expect(await sendWaiting(store, carrier, now)).toBe('away');
  await store.add(answer('q1', 'yes'));
  expect(await sendWaiting(store, carrier, now)).toBe('done');
  expect(done.map(({ key }) => key)).toEqual(['key-q1-no', 'key-q1-yes']);
});

it('sends a photo once, and as proof of what it belongs to', async () => {
  const store = memoryStore();
  const photo = { id: 'p1', inspectionId: 'visit', name: 'yard', content: new Blob(['x']), evidence: null };
  await store.putPhoto(photo);
  await store.add(answer('q1', 'no', { photos: ['p1'] }));
  let uploads = 0;
  const { carrier, done } = server((call) => (call === 0 ? 'before' : null));
  const counting = {
    ...carrier,
    upload: (...told: Parameters<Carrier['upload']>) => (uploads++, carrier.upload(...told)),
  };
  expect(await sendWaiting(store, counting, now)).toBe('away');
  expect(await sendWaiting(store, counting, now)).toBe('done');
  expect(uploads).toBe(1);
  expect(done[0]!.body).toMatchObject({ evidence: [{ hash: 'yard' }] });
  expect((await store.photo('p1'))?.content).toBeNull();
});

it('keeps what is refused with the reason, and goes on', async () => {
  const store = memoryStore();
  await store.add(answer('q1'));
  await store.add(answer('q2'));
  const { carrier, done } = server((call) => (call === 0 ? 409 : null));
  expect(await sendWaiting(store, carrier, now)).toBe('done');
  expect((await store.entries()).map(({ state, why }) => [state, why])).toEqual([
    ['refused', '已经结束'],
    ['sent', null],
  ]);
  expect(done).toHaveLength(1);
});

it.each([
  [401, 'signIn'],
  [503, 'away'],
  [429, 'away'],
] as const)('waits after a %s', async (status, stop) => {
  const store = memoryStore();
  await store.add(answer('q1'));
  expect(await sendWaiting(store, server(() => status).carrier, now)).toBe(stop);
  expect(await states(store)).toEqual(['waiting']);
});

it('sends nothing in another’s name', async () => {
  const store = memoryStore();
  await store.add(answer('q1', 'yes', { accountId: 'han' }));
  const { carrier, calls } = server();
  expect(await sendWaiting(store, carrier, now)).toBe('other');
  expect(calls).toEqual([]);
});

it('arrives whole, in order and once, however the line breaks', async () => {
  const fault = fc.constantFrom<'lost' | 'before' | number | null>('lost', 'before', 503, null);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 8 }), fc.array(fault, { maxLength: 20 }), async (count, faults) => {
      const store = memoryStore();
      for (let n = 0; n < count; n++) await store.add(answer(`q${n}`));
      const { carrier, done, calls } = server((call) => faults[call] ?? null);
      for (let tries = 0; tries <= faults.length; tries++) await sendWaiting(store, carrier, now);
      expect(done.map(({ key }) => key)).toEqual(Array.from({ length: count }, (_, n) => `key-q${n}-yes`));
      for (const { key, body } of calls) expect(body).toEqual(done.find((one) => one.key === key)!.body);
    }),
  );
});
