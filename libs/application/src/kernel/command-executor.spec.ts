import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Refusal } from '@app/domain/kernel';
import {
  EventTypes,
  InMemoryEventStore,
  UnknownEvent,
  WrongExpectedRevision,
  type Appended,
  type ExpectedRevision,
  type NewEvent,
} from '@app/event-store';
import { counter, counterEvents, requested } from '@test/counter';
import { CommandExecutor } from './command-executor.js';
import { derivedRequest } from './stamping.js';

const types = new EventTypes([counterEvents]);
const at = '2025-03-03T01:00:00.000Z';

/** The twin in memory, which loses as many races as it is told to. */
class Contended extends InMemoryEventStore {
  races = 0;
  loads = 0;

  override async readStream(stream: string) {
    this.loads++;
    return super.readStream(stream);
  }

  override async append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<Appended> {
    if (this.races-- > 0) throw new WrongExpectedRevision(stream, expected, 7);
    return super.append(stream, expected, events);
  }
}

let store: Contended;
let executor: CommandExecutor;
beforeEach(() => {
  store = new Contended({ types, now: () => at });
  executor = new CommandExecutor(store, types);
});

const raise = { type: 'Raise', by: 2 } as const;
const all = async () => (await store.readAll({ limit: 10_000 })).events;
const refused = (code: string, kind: string, details: object = {}) =>
  expect.objectContaining({ name: 'Refusal', code, kind, details: expect.objectContaining(details) });

describe('a command', () => {
  it('becomes events at the end of its stream', async () => {
    await expect(executor.execute(counter, 'a', raise, requested(1))).resolves.toEqual({
      id: 'a',
      stream: 'hj.main.counter-a',
      revision: 0,
      outcome: 'done',
      position: '00000000000000000001',
      sequence: 1,
    });
    await executor.execute(counter, 'a', raise, requested(2));
    const [first, second] = await all();
    expect(first).toMatchObject({
      type: 'CounterRaised',
      wireType: 'counter.counter-raised',
      data: { by: 2 },
      commandId: requested(1).commandId,
      requestDigest: requested(1).digest,
      occurredAt: at,
      effectiveAt: '2025-03-03',
    });
    expect(second).toMatchObject({ revision: 1, sequence: 2 });
  });

  it('that has nothing to do writes nothing, and says where the stream is', async () => {
    await executor.execute(counter, 'a', { type: 'Name', name: 'x' }, requested(1));
    const again = executor.execute(counter, 'a', { type: 'Name', name: 'x' }, requested(2));
    await expect(again).resolves.toMatchObject({ outcome: 'nothing', revision: 0, sequence: 1 });
    await expect(all()).resolves.toHaveLength(1);
  });

  it('that a rule refuses writes nothing', async () => {
    await expect(executor.execute(counter, 'a', { type: 'Raise', by: -1 }, requested(1))).rejects.toEqual(
      refused('counter.downwards', 'conflict', { by: -1 }),
    );
    await expect(all()).resolves.toEqual([]);
  });

  it('has an id for its events that depends on the command alone', async () => {
    await executor.execute(counter, 'a', raise, requested(1));
    const other = new Contended({ types, now: () => '2026-01-01T00:00:00.000Z' });
    await new CommandExecutor(other, types).execute(counter, 'a', raise, requested(1));
    const [[mine], [theirs]] = [await all(), (await other.readAll()).events];
    expect(mine!.id).toBe(theirs!.id);
  });
});

describe('when it was done and since when it is true', () => {
  const told = async (more: object) => {
    await executor.execute(counter, 'a', { ...raise, ...more }, requested(1));
    const { occurredAt, effectiveAt } = (await all())[0]!;
    return [occurredAt, effectiveAt];
  };

  it('is what the command says, in the one spelling that is stored', async () => {
    await expect(told({ occurredAt: '2025-03-01T23:30:00+08:00' })).resolves.toEqual([
      '2025-03-01T15:30:00.000Z',
      '2025-03-01',
    ]);
  });

  it('is the day in Shanghai, not in Greenwich', async () => {
    await expect(told({ occurredAt: '2025-03-01T17:00:00Z' })).resolves.toEqual([
      '2025-03-01T17:00:00.000Z',
      '2025-03-02',
    ]);
  });

  it('may be earlier for one than for the other', async () => {
    await expect(told({ effectiveAt: '2024-09-01' })).resolves.toEqual([at, '2024-09-01']);
  });

  it.each([
    [{ occurredAt: '2025-03-03T01:00:00.001Z' }, 'time.in-future', 'occurredAt'],
    [{ effectiveAt: '2025-03-04' }, 'time.in-future', 'effectiveAt'],
    [{ occurredAt: 'yesterday' }, 'time.malformed', 'occurredAt'],
    [{ effectiveAt: '2025-02-30' }, 'time.malformed', 'effectiveAt'],
  ])('is refused: %j', async (more, code, field) => {
    await expect(told(more)).rejects.toEqual(refused(code, 'invalid', { field }));
    await expect(all()).resolves.toEqual([]);
  });
});

describe('a repeated delivery', () => {
  it('gets the stored answer, also when the stream has gone on', async () => {
    await executor.execute(counter, 'a', raise, requested(1));
    await executor.execute(counter, 'a', raise, requested(2));
    await expect(executor.execute(counter, 'a', raise, requested(1))).resolves.toMatchObject({
      outcome: 'repeated',
      revision: 0,
      sequence: 1,
      position: '00000000000000000001',
    });
    await expect(all()).resolves.toHaveLength(2);
  });

  it('is recognised before If-Match is looked at', async () => {
    await executor.execute(counter, 'a', raise, requested(1));
    const first = requested(2, { ifMatch: 0 });
    await executor.execute(counter, 'a', raise, first);
    await expect(executor.execute(counter, 'a', raise, first)).resolves.toMatchObject({ outcome: 'repeated' });
  });

  it('with another body is refused', async () => {
    await executor.execute(counter, 'a', raise, requested(1));
    await expect(executor.execute(counter, 'a', raise, requested(1, { digest: 'f'.repeat(64) }))).rejects.toEqual(
      refused('idempotency.key-reused', 'invalid'),
    );
  });

  it('with another body is refused even while the first is under way', async () => {
    const [first, second] = await Promise.allSettled([
      executor.execute(counter, 'a', raise, requested(1)),
      executor.execute(counter, 'a', { type: 'Raise', by: 3 }, requested(1, { digest: 'f'.repeat(64) })),
    ]);
    expect(first).toMatchObject({ status: 'fulfilled', value: { outcome: 'done' } });
    expect(second).toMatchObject({ status: 'rejected', reason: { code: 'idempotency.key-reused' } });
  });

  it('for another stream is refused, unless the handler derives the request', async () => {
    await executor.execute(counter, 'a', raise, requested(1));
    await expect(executor.execute(counter, 'b', raise, requested(1))).rejects.toEqual(
      refused('idempotency.key-reused', 'invalid'),
    );
    const derived = derivedRequest(requested(1, { ifMatch: 4 }), 'reservation');
    await expect(executor.execute(counter, 'b', raise, derived)).resolves.toMatchObject({ outcome: 'done' });
    await expect(executor.execute(counter, 'b', raise, derived)).resolves.toMatchObject({ outcome: 'repeated' });
  });
});

describe('a lost race', () => {
  it('is decided again, three times at most', async () => {
    store.races = 3;
    await expect(executor.execute(counter, 'a', raise, requested(1))).resolves.toMatchObject({ outcome: 'done' });
    expect(store.loads).toBe(4);
    store.races = 4;
    await expect(executor.execute(counter, 'a', raise, requested(2))).rejects.toEqual(
      refused('stream.contended', 'conflict'),
    );
    expect(store.loads).toBe(8);
  });

  it('is not decided again when the caller said which revision it saw', async () => {
    await executor.execute(counter, 'a', raise, requested(1));
    store.races = 1;
    await expect(executor.execute(counter, 'a', raise, requested(2, { ifMatch: 0 }))).rejects.toEqual(
      refused('precondition.revision', 'precondition', { expected: 0, actual: 7 }),
    );
    expect(store.loads).toBe(2);
  });

  it('before it began: another revision than If-Match says', async () => {
    await executor.execute(counter, 'a', raise, requested(1));
    await expect(executor.execute(counter, 'a', raise, requested(2, { ifMatch: 3 }))).rejects.toEqual(
      refused('precondition.revision', 'precondition', { expected: 3, actual: 0 }),
    );
    await expect(executor.execute(counter, 'b', raise, requested(3, { ifMatch: 0 }))).rejects.toEqual(
      refused('precondition.revision', 'precondition', { expected: 0, actual: null }),
    );
  });
});

it('does not write into a stream that holds an event of a newer program', async () => {
  store.readStream = () => Promise.reject(new UnknownEvent('counter.counter-raised', 2));
  await expect(executor.execute(counter, 'a', raise, requested(2))).rejects.toMatchObject({
    name: 'UnknownEvent',
    reason: 'newer',
    wireType: 'counter.counter-raised',
  });
  await expect(all()).resolves.toEqual([]);
});

const upwards = (one: number, other: number) => one - other;

/** A store that answers when the schedule says so: every order of loads and appends can happen. */
const interleaved = (scheduler: fc.Scheduler) => {
  const log = new InMemoryEventStore({ types, now: () => at });
  const [read, append] = [log.readStream.bind(log), log.append.bind(log)];
  log.readStream = (stream, options) => scheduler.schedule(Promise.resolve()).then(() => read(stream, options));
  log.append = (...args) => scheduler.schedule(Promise.resolve()).then(() => append(...args));
  return log;
};

it('lands each of many concurrent commands exactly once, however often it is delivered', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 1, max: 3 }),
      async (scheduler, commands, processes) => {
        const log = interleaved(scheduler);
        // Several executors stand for several processes: none sees the others' deliveries.
        const executors = Array.from({ length: processes }, () => new CommandExecutor(log, types));
        const deliver = async (n: number, by: CommandExecutor): Promise<void> => {
          try {
            await by.execute(counter, 'a', { type: 'Raise', by: n }, requested(n));
          } catch (error) {
            if (!(error instanceof Refusal && error.code === 'stream.contended')) throw error;
            await deliver(n, by);
          }
        };
        const deliveries = commands.map((n, index) => deliver(n, executors[index % processes]!));
        await scheduler.waitFor(Promise.all(deliveries));
        const events = (await log.readAll({ limit: 1000 })).events;
        const landed = events.map(({ data }) => (data as { by: number }).by).toSorted(upwards);
        expect(landed).toEqual([...new Set(commands)].toSorted(upwards));
        expect(events.map(({ revision }) => revision)).toEqual(events.map((_, index) => index));
      },
    ),
    { numRuns: 60 },
  );
});
