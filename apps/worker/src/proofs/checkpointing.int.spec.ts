import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { catalogues } from '@app/domain/catalogue';
import { EventTypes, InMemoryEventStore, LogTree, type NewEvent } from '@app/event-store';
import { Channels } from '@app/platform/channels';
import { SuppliedClock } from '@app/platform/clock';
import { Checkpoints } from '@app/runtime/proofs';
import { InMemoryOperations } from '@app/vault';
import { keyOf, keysOf } from '@test/ledger-log';
import { note, noteEvents, notes } from '../../../../test/support/stored.js';
import { CheckpointMail } from './checkpoint-mail.js';
import { Checkpointing } from './checkpointing.service.js';

Logger.overrideLogger(false);
const types = new EventTypes([...catalogues, noteEvents]);
const clock = new SuppliedClock('2025-05-03T08:00:00.000Z');
const running: Checkpointing[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) await one.beforeApplicationShutdown();
});

/** A log with what signs it, as the server has them. */
const watched = async (store = new InMemoryEventStore({ types, now: () => clock.now() }), keys = keysOf(null)) => {
  const operations = new InMemoryOperations();
  const checkpoints = new Checkpoints(new LogTree(store), store.storeId, operations.notes, keys, clock);
  const mail = new CheckpointMail(new Channels([], null), operations, clock);
  const checkpointing = new Checkpointing(store, checkpoints, clock, mail);
  running.push(checkpointing);
  await checkpointing.onApplicationBootstrap();
  // What it does at once has been asked for by a timer of 0 ms: one that is set now comes after it.
  await sleep(1);
  const made = async () => (await checkpoints.recent(10)).map(({ count, reason }) => `${count} ${reason}`);
  /** Waits until it is so; answers what there is then, or after a while. */
  const became = async (expected: readonly string[]) => {
    for (let tries = 0; tries < 3000 && (await made()).join() !== expected.join(); tries++) await sleep(20);
    return made();
  };
  return { store, checkpoints, mail, became, made };
};

const withdrawn = (): NewEvent =>
  note(0, {
    type: 'standard.standard-withdrawn',
    schemaVersion: 1,
    data: { unitId: 'county-1', standardId: 'basic-2012', effectiveFrom: '2024-09-01', reason: '改按优质均衡标准' },
  });

describe('checkpoints of a running server', () => {
  it('are made at a formal act, once for acts that come together, and not for what is none', async () => {
    const { store, became, made } = await watched();
    expect(await made()).toEqual([]);
    await store.append('hj.main.standard-a', 'noStream', [withdrawn()]);
    await store.append('hj.main.standard-b', 'noStream', [withdrawn()]);
    expect(await became(['2 act'])).toEqual(['2 act']);
  });

  it('are made again for an act that comes while one is being made', async () => {
    const { store, checkpoints, became } = await watched();
    const make = checkpoints.make.bind(checkpoints);
    let isFirst = true;
    checkpoints.make = async (reason) => {
      const made = await make(reason);
      // The log was looked at, and the answer is not there yet.
      if (isFirst) await store.append('hj.main.standard-b', 'noStream', [withdrawn()]).then(() => sleep(600));
      isFirst = false;
      return made;
    };
    await store.append('hj.main.standard-a', 'noStream', [withdrawn()]);
    expect(await became(['2 act', '1 act'])).toEqual(['2 act', '1 act']);
  });

  it('are made after many events', async () => {
    const { store, became } = await watched();
    await store.append('hj.main.note-1', 'noStream', notes(999));
    await store.append('hj.main.note-1', 998, notes(1));
    expect(await became(['1000 events'])).toEqual(['1000 events']);
  });

  it('are made at the start for what the process before had no time for', async () => {
    const store = new InMemoryEventStore({ types, now: () => clock.now() });
    await store.append('hj.main.standard-a', 'noStream', [withdrawn()]);
    const { became } = await watched(store);
    expect(await became(['1 events'])).toEqual(['1 events']);
  });

  it('are asked for by no round where nothing was added and nobody could sign, and by the first where somebody can', async () => {
    let turn = (): void => undefined;
    const rounds = jest.spyOn(globalThis, 'setInterval').mockImplementation((round: () => void) => {
      turn = round;
      return setTimeout(() => undefined, 0);
    });
    const [own, next] = [keyOf('hengjian/test', 1), keyOf('hengjian/test', 2)];
    let keys = keysOf(own, next.verifier);
    const store = new InMemoryEventStore({ types, now: () => clock.now() });
    await store.append('hj.main.note-1', 'noStream', notes(1));
    const asked = { current: () => keys.current(), named: () => keys.named() };
    const { checkpoints, mail, became } = await watched(store, asked);
    rounds.mockRestore();
    await became(['1 events']);
    const make = jest.spyOn(checkpoints, 'make');
    const ended = jest.spyOn(mail, 'round');
    const round = async (): Promise<number> => {
      const before = ended.mock.calls.length;
      turn();
      while (ended.mock.calls.length === before) await sleep(1);
      return make.mock.calls.length;
    };
    expect([await round(), await round()]).toEqual([0, 0]);
    keys = keysOf(next, next.verifier);
    expect([await round(), await round()]).toEqual([1, 1]);
    expect(await checkpoints.latest()).toMatchObject({ count: 1, verifier: next.verifier });
  });
});
