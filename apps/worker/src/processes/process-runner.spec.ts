import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import fc from 'fast-check';
import { CommandExecutor } from '@app/application/kernel';
import type { AnyDecider } from '@app/domain/catalogue';
import type { Process } from '@app/domain/kernel';
import type { AnyProcess } from '@app/domain/processes';
import { EventTypes, InMemoryEventStore, StoreUnavailable } from '@app/event-store';
import { SuppliedClock } from '@app/platform/clock';
import { InMemoryOperations } from '@app/vault';
import { counter, counterEvents, requested, type CounterCommand, type CounterEvent } from '@test/counter';
import { ProcessBooks } from '@app/runtime';
import { ProcessRunner } from './process-runner.js';
import { Reactor } from './reactor.js';

Logger.overrideLogger(false);

const types = new EventTypes([counterEvents]);
const at = '2025-03-03T01:00:00.000Z';
const clock = new SuppliedClock(at);

/** When a counter is named, the counter of that name is raised by one, and by two. A counter called `down` is asked to fall. */
const raiseTheNamed: Process<CounterEvent, CounterCommand> = {
  name: 'raise-the-named@1',
  when: {
    CounterNamed: ({ data }) =>
      [data.name === 'down' ? -1 : 1, 2].map((by) => ({
        category: 'counter',
        id: data.name,
        command: { type: 'Raise', by },
      })),
  },
};
const fromStart = { ...raiseTheNamed, from: 'start' } as const;

let store: InMemoryEventStore;
let operations: InMemoryOperations;
let books: ProcessBooks;
let commands: CommandExecutor;
const running: ProcessRunner[] = [];
beforeEach(() => {
  store = new InMemoryEventStore({ types, now: () => at });
  operations = new InMemoryOperations();
  books = new ProcessBooks(operations);
  commands = new CommandExecutor(store, types);
});
afterEach(async () => {
  for (const runner of running.splice(0)) await runner.stop();
});

const runnerOf = (process: Process<CounterEvent, CounterCommand>, keeping = books) => {
  const deciders = [counter as AnyDecider];
  const reactor = new Reactor(process as AnyProcess, {
    commands,
    completed: { completed: (asked) => Promise.resolve(asked) },
    deciders,
    clock,
    books: keeping,
  });
  const runner = new ProcessRunner({ store, types }, reactor, keeping);
  running.push(runner);
  return runner;
};
const started = async (process = raiseTheNamed) => {
  const runner = runnerOf(process);
  await runner.start();
  return runner;
};
const name = (id: string, called: string, n: number) =>
  commands.execute(counter, id, { type: 'Name', name: called }, requested(n));
const settled = async (runner: ProcessRunner) => {
  for (let before = ''; ;) {
    const position = (await store.head()).position ?? '';
    if (position === before) return;
    await runner.reached(position, 60_000);
    before = position;
  }
};
const raised = async (id: string) =>
  (await store.readStream(`hj.main.counter-${id}`)).map(({ data }) => (data as { by?: number }).by);

describe('a process', () => {
  it('asks for its commands as the system, because of the event', async () => {
    const runner = await started();
    const { position } = await name('a', 'x', 1);
    await settled(runner);
    expect(await raised('x')).toEqual([1, 2]);
    const [cause] = await store.readStream('hj.main.counter-a');
    const [first, second] = await store.readStream('hj.main.counter-x');
    expect(first).toMatchObject({
      causationId: cause!.id,
      correlationId: cause!.correlationId,
      actor: { id: 'system', role: 'process', unit: 'system' },
    });
    expect(first!.commandId).not.toBe(second!.commandId);
    expect(await runner.reached(position!, 0)).toBe(true);
  });

  it('that is new starts at the head: it is not for what was before it', async () => {
    await name('a', 'before', 1);
    const runner = await started();
    await name('b', 'after', 2);
    await settled(runner);
    expect(await raised('before')).toEqual([]);
    expect(await raised('after')).toEqual([1, 2]);
  });

  it('that is new starts at the start when it says so', async () => {
    await name('a', 'before', 1);
    await settled(await started(fromStart));
    expect(await raised('before')).toEqual([1, 2]);
  });

  it('hears of what happened while it was away', async () => {
    await (await started()).stop();
    await name('a', 'x', 1);
    await settled(await started());
    expect(await raised('x')).toEqual([1, 2]);
  });

  it('does nothing again for what it has handled', async () => {
    const first = await started();
    await name('a', 'x', 1);
    await settled(first);
    await first.stop();
    await settled(await started());
    expect(await raised('x')).toEqual([1, 2]);
  });
});

it('writes its place down with the next event, whatever that is, when it could not after one that mattered', async () => {
  let failures = 1;
  class FullOnce extends ProcessBooks {
    override async advance(...args: Parameters<ProcessBooks['advance']>): Promise<void> {
      if (args[1].sequence > 0 && failures-- > 0) throw new StoreUnavailable('磁盘已满', 'full');
      return super.advance(...args);
    }
  }
  const runner = runnerOf(raiseTheNamed, new FullOnce(operations));
  await runner.start();
  await name('a', 'x', 1);
  await settled(runner);
  // As it would stand after a loss of power.
  await runner.stop('leave the place');
  expect(failures).toBeLessThan(1);
  expect((await books.at(runner.name))!.sequence).toBeGreaterThan(1);
});

describe('a command that is refused', () => {
  it('is parked where it can be seen, and blocks nothing', async () => {
    const runner = await started();
    await name('a', 'down', 1);
    await name('b', 'x', 2);
    await settled(runner);
    expect(await raised('x')).toEqual([1, 2]);
    expect(await raised('down')).toEqual([2]);
    expect(await books.parked(runner.name)).toEqual([
      { process: 'raise-the-named@1', sequence: 1, n: 0, reason: 'counter.downwards', details: { by: -1 }, at },
    ]);
  });

  it('is tried again when an operator says so', async () => {
    const runner = await started();
    await name('a', 'down', 1);
    await settled(runner);
    await expect(runner.retry()).resolves.toBe(0);
    await expect(books.parked(runner.name)).resolves.toHaveLength(1);
    const corrected: Process<CounterEvent, CounterCommand> = {
      ...raiseTheNamed,
      when: { CounterNamed: () => [{ category: 'counter', id: 'up', command: { type: 'Raise', by: 1 } }] },
    };
    await runner.stop();
    const again = await started(corrected);
    await expect(again.retry()).resolves.toBe(1);
    await expect(books.parked(runner.name)).resolves.toEqual([]);
    expect(await raised('up')).toEqual([1]);
  });

  it('is parked when nobody has such a stream, or the process itself is at a loss', async () => {
    const lost: Process<CounterEvent, CounterCommand> = {
      name: 'lost@1',
      when: {
        CounterNamed: ({ data }) => {
          if (data.name === 'broken') throw new Error('at a loss');
          return [{ category: 'nowhere', id: 'a', command: { type: 'Raise', by: 1 } }];
        },
      },
    };
    const runner = await started(lost);
    await name('a', 'broken', 1);
    await name('b', 'x', 2);
    await settled(runner);
    expect(await books.parked('lost@1')).toMatchObject([
      { sequence: 1, n: -1, reason: 'at a loss' },
      { sequence: 2, n: 0, reason: 'no stream of category nowhere' },
    ]);
  });
});

it('comes to the same, wherever it is killed between a command and its checkpoint', async () => {
  /** Writes nothing down once the power has gone. */
  class Dying extends ProcessBooks {
    constructor(private left: number) {
      super(operations);
    }
    override async advance(...args: Parameters<ProcessBooks['advance']>): Promise<void> {
      if (this.left-- <= 0) return new Promise(() => undefined);
      return super.advance(...args);
    }
  }
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('x', 'y', 'down'), { minLength: 1, maxLength: 6 }),
      fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 3 }),
      async (named, deaths) => {
        store = new InMemoryEventStore({ types, now: () => at });
        operations = new InMemoryOperations();
        books = new ProcessBooks(operations);
        commands = new CommandExecutor(store, types);
        for (const [index, called] of named.entries()) await name(`named-${index}`, called, index + 1);
        for (const left of deaths) {
          const dying = runnerOf(fromStart, new Dying(left));
          // A first start that dies before it has begun has done nothing.
          await Promise.race([dying.start(), new Promise((resume) => setTimeout(resume, 2))]);
          await new Promise((resume) => setTimeout(resume, 2));
          running.splice(running.indexOf(dying), 1);
        }
        const last = runnerOf(fromStart);
        await last.start();
        await settled(last);
        await last.stop();
        running.splice(0);
        const count = (called: string) => named.filter((one) => one === called).length;
        const twice = (called: string) => Array.from({ length: count(called) }, () => [1, 2]).flat();
        expect([await raised('x'), await raised('y')]).toEqual([twice('x'), twice('y')]);
        expect(await raised('down')).toEqual(Array.from({ length: count('down') }, () => 2));
        expect(await books.parked(last.name)).toHaveLength(count('down'));
      },
    ),
    { numRuns: 30 },
  );
});
