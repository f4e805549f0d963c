import { mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { paths, type Desk, type DeskAnswer, type DeskOrder } from '@app/documents';
import { SuppliedClock } from '@app/platform/clock';
import { moment } from '@test/stored';
import { temporaryDirectory } from '@test/temporary';
import type { UnitReturns } from './unit-returns.js';
import { UploadFolder, type Upload } from './upload-folder.js';
import type { UploadKind } from './workbook-checks.js';
import { WorkbookUploads } from './workbook-uploads.js';

Logger.overrideLogger(false);
const id = '00000000-0000-4000-8000-000000000001';
const waiting = {
  id,
  unitId: 'school',
  at: moment,
  expiresAt: '2999-01-01T00:00:00.000Z',
  status: 'waiting',
  begun: 0,
  progress: 0,
  report: null,
} as unknown as Upload;

let folder: UploadFolder;
let remove: () => void;
beforeEach(async () => {
  const temporary = temporaryDirectory();
  remove = temporary.remove;
  folder = new UploadFolder(temporary.directory);
  await folder.add(waiting, Buffer.from('a workbook'));
});
afterEach(() => remove());

type Check = Extract<DeskOrder, { kind: 'check' }>;

/** A server whose desk finds this, after something has happened. */
const server = (meanwhile: () => unknown, what = 'found', kind: UploadKind = 'shared') => {
  const orders: Check[] = [];
  let close = (): void => undefined;
  const closed = new Promise<never>((_resolve, reject) => (close = () => reject(new Error('closed'))));
  closed.catch(() => undefined);
  const desk = {
    do: async (order: Check) => {
      orders.push(order);
      const { units, errors } = paths(order.folder);
      for (const path of [units, errors]) writeFileSync(`${path}.${order.check}`, what);
      await Promise.race([meanwhile(), closed]);
      return { report: { units: 1, errors: 0 } } as DeskAnswer;
    },
    close: async () => close(),
  } as unknown as Desk;
  const returns = { county: () => 'county', reader: () => () => [] } as unknown as UnitReturns;
  const uploads = new WorkbookUploads(folder, desk, returns, new SuppliedClock(moment), 'main', kind);
  uploads.offerTo(() => undefined);
  return { uploads, orders };
};
const kept = () => folder.read(id, moment);
const become = (change: Partial<Upload>) => () => folder.save({ ...kept()!, ...change });
const units = () => readFileSync(paths(folder.of(id)).units, 'utf8');
/** As if nobody had written to that claim for so long. */
const silentFor = (number: number, seconds: number): void => {
  const then = Date.now() / 1000 - seconds;
  utimesSync(join(folder.of(id), `begun.${number}`), then, then);
};

describe('a check', () => {
  const checkedWhile = async (meanwhile: () => unknown): Promise<Upload | undefined> => {
    await server(meanwhile).uploads.checked(id);
    return kept();
  };

  it('says what it found', async () => {
    expect(await checkedWhile(() => undefined)).toMatchObject({ status: 'checked', begun: 1 });
    expect(units()).toBe('found');
  });

  it('leaves what another server has confirmed', async () => {
    expect(await checkedWhile(become({ status: 'confirmed' }))).toMatchObject({ status: 'confirmed', report: null });
  });

  it('leaves what another server has removed', async () => {
    expect(await checkedWhile(() => folder.remove())).toBeUndefined();
  });

  it('is given up when it was begun three times and never ended', async () => {
    become({ begun: 3 })();
    expect(await checkedWhile(() => undefined)).toMatchObject({ refusal: { code: 'workbook.interrupted' } });
  });
});

describe('two servers on one folder', () => {
  /** Both; the first is in the middle of its check, and ends it when `goOn` is called. */
  const two = async () => {
    let goOn = (): void => undefined;
    const [first, second] = [
      server(() => new Promise<void>((resolve) => (goOn = resolve)), 'first'),
      server(() => undefined, 'second'),
    ];
    const first1 = first.uploads.checked(id);
    await Promise.resolve();
    return { first, second, ended: () => (goOn(), first1) };
  };

  it('what one checks the other leaves alone, however often it is asked, and says that it is checked', async () => {
    const { second, ended } = await two();
    silentFor(1, 20);
    await second.uploads.checked(id);
    await second.uploads.checked(id);
    expect(second.orders).toEqual([]);
    expect(second.uploads.read(id)).toMatchObject({ status: 'checking', begun: 1 });
    await ended();
    expect(second.uploads.read(id)).toMatchObject({ status: 'checked', begun: 1 });
    expect(units()).toBe('first');
  });

  it('what one has said nothing of for half a minute the other begins anew, and its answer stands', async () => {
    const { second, ended } = await two();
    silentFor(1, 31);
    await second.uploads.checked(id);
    await ended();
    expect(kept()).toMatchObject({ status: 'checked', begun: 2 });
    expect(units()).toBe('second');
    expect(readdirSync(folder.of(id)).sort()).toEqual([
      'begun.1',
      'begun.2',
      'errors.ndjson',
      'source.xlsx',
      'units.ndjson',
      'upload.json',
    ]);
  });

  it('the overtaken one leaves alone what the other has not finished', async () => {
    const { first, ended } = await two();
    silentFor(1, 31);
    const second = server(ended, 'second');
    await second.uploads.checked(id);
    expect([first.orders.length, second.orders.length]).toEqual([1, 1]);
    expect(kept()).toMatchObject({ status: 'checked', begun: 2 });
    expect(units()).toBe('second');
  });

  it('a server that is told to end gives its check back, and that was no attempt', async () => {
    const { first, second } = await two();
    await second.uploads.checked(id);
    expect(second.orders).toEqual([]);
    await first.uploads.onApplicationShutdown();
    await second.uploads.checked(id);
    expect(kept()).toMatchObject({ status: 'checked', begun: 1 });
    expect(units()).toBe('second');
  });

  it('a server that was overtaken and is told to end leaves what is confirmed meanwhile', async () => {
    const { first, second } = await two();
    silentFor(1, 31);
    await second.uploads.checked(id);
    become({ status: 'confirmed' })();
    await first.uploads.onApplicationShutdown();
    expect(kept()).toMatchObject({ status: 'confirmed', begun: 2 });
    expect(units()).toBe('second');
  });

  it('a server that cannot say that it lives gives its check up, and goes on', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate', 'Date'] });
    try {
      const { second, ended } = await two();
      // As of a disk that writes no more: what stands there cannot be replaced.
      const claim = join(folder.of(id), 'begun.1');
      rmSync(claim);
      mkdirSync(join(claim, 'full'), { recursive: true });
      expect(() => jest.advanceTimersByTime(20_000)).not.toThrow();
      await ended();
      expect(kept()).toMatchObject({ status: 'waiting', report: null });
      silentFor(1, 31);
      await second.uploads.checked(id);
      expect([kept()!.status, units()]).toEqual(['checked', 'second']);
      expect(readdirSync(folder.of(id)).filter((name) => name.startsWith('word.'))).toEqual([]);
    } finally {
      jest.useRealTimers();
    }
  });
});

it('a directory that serves alone leaves no check to a process that has gone', async () => {
  writeFileSync(join(folder.of(id), 'begun.1'), '');
  await server(() => undefined, 'found', 'own').uploads.checked(id);
  expect(kept()).toMatchObject({ status: 'checked', begun: 2 });
});

it('uploads that go while they are listed are not there', async () => {
  folder.remove();
  expect(folder.all(moment)).toEqual([]);
  await expect(folder.sweep(moment)).resolves.toBeUndefined();
});
