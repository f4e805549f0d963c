import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { EventStore } from '@app/event-store';
import { openNote, parseCheckpoint } from '@app/ledger';
import { Checkpoints } from '@app/runtime/proofs';
import { Operations } from '@app/vault';
import { Api } from '@test/api';

let api: Api;
let county: string;
beforeAll(async () => {
  api = await Api.start();
  county = await api.unit('county', null);
  const other = await api.unit('county', null);
  await api.unit('school', county);
  await api.account('auditor', county, ['auditor']);
  await api.account('stranger', other, ['auditor']);
});
afterAll(() => api.close());

const proofOf = async (who: string, sequence: number) => (await api.as(who)).get(`/api/audit/events/${sequence}/proof`);

it('proves an event that its reader may see, against a checkpoint that is kept', async () => {
  const { count, root } = await api.app.get(EventStore).head();
  const { status, body } = await proofOf('auditor', 1);
  expect([status, body]).toMatchObject([
    200,
    { sequence: 1, isSound: true, checkpoint: { count, root, verifier: null } },
  ]);
  const { checkpoint, text, path } = body as { checkpoint: { note: string }; text: string; path: string[] };
  expect(parseCheckpoint(openNote(checkpoint.note, []).text)).toMatchObject({ count, root });
  expect(text.split('\n').slice(0, 2 + path.length)).toEqual(['c2sp.org/tlog-proof@v1', 'index 0', ...path]);
  const kept = await (await api.as('auditor')).get('/api/audit/checkpoints');
  expect([kept.status, kept.body]).toMatchObject([
    200,
    { verifier: null, signing: 'unsigned', items: [{ count, root, reason: 'asked', witnesses: [] }] },
  ]);
});

it('proves nothing of what its reader may not see, or what is not there', async () => {
  for (const [who, sequence] of [
    ['stranger', 1],
    ['auditor', 99_999],
    ['auditor', 0],
  ] as const)
    expect((await proofOf(who, sequence)).status).toBe(404);
});

it('tells what the nights found, each reader of their own counties', async () => {
  const point = { countyId: county, dataYear: '2024-2025', knownAt: 4, asOf: '2025-03-03', standardId: 'hqb-2017' };
  const found = { cell: 'sections[0].students', unitId: county, events: [2], fault: null };
  const broken = { cell: null, unitId: null, events: [3], fault: 'data-differs' };
  const night = { replica: 'r', night: '2025-03-03', startedAt: '2025-03-02T19:00:00.000Z', points: 22, unproved: 1 };
  const fault = { ...point, ...broken, replica: 'r' };
  const record = { ...night, endedAt: '2025-03-02T19:01:00.000Z', open: [{ ...point, ...found, replica: 'r' }, fault] };
  const { checkpoints } = api.app.get(Operations);
  await checkpoints.put('replays/r', JSON.stringify(record));
  await checkpoints.put('replays/s', JSON.stringify({ ...record, replica: 's', open: [fault] }));
  const seenBy = async (who: string) => {
    const { body } = await (await api.as(who)).get('/api/audit/checkpoints');
    return body as { replays: { replica: string; open: unknown[] }[]; logFaults: unknown[] };
  };
  const { replays, logFaults } = await seenBy('auditor');
  const { fault: _none, ...difference } = found;
  expect(replays.toSorted((one, other) => one.replica.localeCompare(other.replica))).toMatchObject([
    { points: 22, unproved: 1, open: [{ ...point, ...difference, what: '学生数' }] },
    { replica: 's', open: [] },
  ]);
  // What is wrong with the log is one thing, of however many servers' nights.
  expect(logFaults).toEqual([
    {
      sequence: 3,
      fault: 'data-differs',
      what: '内容被改动',
      counties: [{ countyId: county, county: expect.any(String) }],
      foundBy: ['r', 's'],
    },
  ]);
  expect(await seenBy('stranger')).toMatchObject({ replays: [{ open: [] }, { open: [] }], logFaults: [] });
  // A server that has proved nothing for a month is gone.
  api.clock.set('2025-04-02T01:00:00.000Z');
  expect(await seenBy('auditor')).toMatchObject({ replays: [], logFaults: [] });
});

it('says so when the log is not the one that was signed', async () => {
  const checkpoints = api.app.get(Checkpoints);
  const wrong = { ...(await checkpoints.make('asked')), root: '0'.repeat(64) };
  await api.app.get(Operations).notes.put(String(wrong.count).padStart(16, '0'), JSON.stringify(wrong));
  await api.unit('school', county);
  const { count } = await api.app.get(EventStore).head();
  const { status, body } = await proofOf('auditor', count);
  expect([status, (body as { code: string }).code]).toEqual([503, 'log.history-differs']);
  expect((await (await api.as('auditor')).get('/api/audit/checkpoints')).body).toMatchObject({ signing: 'stopped' });
});
