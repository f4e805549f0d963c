import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { NewEntry, Operations } from '@app/vault';
import type { Stage } from './stage.js';

const at = (minutes: number) => new Date(Date.UTC(2025, 2, 3, 1, minutes)).toISOString();

const entry = (id: string, fields: Partial<NewEntry> = {}): NewEntry => ({
  id,
  noticeId: `notice-${id}`,
  kind: 'issues.assigned',
  subjectId: 'issue-1',
  sequence: 7,
  recipient: 'account-1',
  countyId: 'county-1',
  channel: 'email',
  bundle: id,
  notBefore: at(0),
  madeAt: at(0),
  ...fields,
});
const digest = (id: string, fields: Partial<NewEntry> = {}) => entry(id, { bundle: 'digest/account-1', ...fields });

/** What every adapter of the outbox and of read marks does. */
export const outboxContract = (name: string, engine: () => Stage<Operations> | Promise<Stage<Operations>>): void => {
  describe(`the outbox (${name})`, () => {
    let operations: Operations;
    let remove: Stage<Operations>['remove'];
    beforeEach(async () => {
      const made = await engine();
      ({ remove } = made);
      operations = await made.open();
    });
    afterEach(async () => {
      await operations.close();
      await remove();
    });
    const taken = async (minutes: number, most = 10, until = minutes + 5) =>
      (await operations.outbox.take(at(minutes), most, at(until))).map(({ id }) => id);
    const sent = (messageId: string, minutes: number) =>
      ({ status: 'sent', at: at(minutes), messageId, receipt: `r-${messageId}` }) as const;

    it('enters each delivery once, whatever became of it', async () => {
      const { outbox } = operations;
      expect(await outbox.add([entry('a'), entry('b')])).toBe(2);
      expect(await outbox.add([entry('a'), entry('b'), entry('c')])).toBe(1);
      await outbox.settle(['a'], sent('a', 1));
      expect(await outbox.add([entry('a')])).toBe(0);
      expect(await taken(2)).toEqual(['b', 'c']);
    });

    it('hands out what is due, the oldest first, and each only to one', async () => {
      const { outbox } = operations;
      await outbox.add([entry('late', { notBefore: at(3) }), entry('b', { notBefore: at(1) }), entry('a')]);
      expect(await taken(0, 1)).toEqual(['a']);
      expect(await taken(2)).toEqual(['b']);
      expect(await taken(2)).toEqual([]);
      expect(await taken(3)).toEqual(['late']);
      expect(await taken(4)).toEqual([]);
    });

    it('lets counties take turns: a thousand of one are not before one of another', async () => {
      const { outbox } = operations;
      const many = Array.from({ length: 1000 }, (_, n) =>
        entry(`a${1000 + n}`, { sequence: n + 1, countyId: 'noisy' }),
      );
      await outbox.add(many);
      await outbox.add([
        entry('b', { notBefore: at(3), countyId: 'quiet' }),
        entry('c', { notBefore: at(2), countyId: 'still' }),
        entry('d', { notBefore: at(4), countyId: 'quiet' }),
      ]);
      expect((await outbox.due(at(5), 4)).map(({ bundle }) => bundle)).toEqual(['a1000', 'c', 'b', 'a1001']);
      expect(await taken(5, 6)).toEqual(['a1000', 'c', 'b', 'a1001', 'd', 'a1002']);
      expect(await taken(5, 2)).toEqual(['a1003', 'a1004']);
    });

    it('gives what some counties lack to those that have more, in equal shares, however long a bundle is', async () => {
      const { outbox } = operations;
      const of = (county: string, count: number, bundle?: string) =>
        Array.from({ length: count }, (_, n) =>
          entry(`${county}${1000 + n}`, { countyId: county, sequence: n + 1, ...(bundle && { bundle }) }),
        );
      await outbox.add([...of('a', 300), ...of('b', 300), ...of('c', 2), ...of('d', 400, 'digest/d')]);
      const due = (await outbox.due(at(5), 103)).map(({ bundle }) => bundle);
      const count = (county: string) => due.filter((bundle) => bundle.startsWith(county)).length;
      expect([due.length, count('a'), count('b'), count('c'), due.includes('digest/d')]).toEqual([
        103,
        50,
        50,
        2,
        true,
      ]);
    });

    it('hands it out again when whoever held it has died: the same entry, under the same id', async () => {
      await operations.outbox.add([entry('a')]);
      expect(await taken(0, 10, 5)).toEqual(['a']);
      expect(await taken(4)).toEqual([]);
      expect(await taken(5)).toEqual(['a']);
    });

    it('hands out a bundle whole, however few bundles are asked for', async () => {
      const { outbox } = operations;
      await outbox.add([digest('a'), entry('x', { notBefore: at(1) }), digest('b', { notBefore: at(2) }), digest('c')]);
      expect(await taken(1, 1)).toEqual(['a', 'c']);
      expect(await taken(2)).toEqual(['x', 'b']);
    });

    it('names what is due without taking it, and hands out one bundle to one asker', async () => {
      const { outbox } = operations;
      await outbox.add([digest('a'), entry('x', { notBefore: at(1) }), digest('b', { notBefore: at(2) })]);
      expect(await outbox.due(at(0), 10)).toEqual([{ bundle: 'digest/account-1', since: at(0) }]);
      expect((await outbox.due(at(2), 10)).map(({ bundle }) => bundle)).toEqual(['digest/account-1', 'x']);
      expect(await outbox.due(at(2), 1)).toHaveLength(1);
      const these = async (minutes: number, ...bundles: string[]) =>
        (await outbox.takeThese(at(minutes), bundles, at(minutes + 5))).map(({ id }) => id);
      expect(await these(0, 'x', 'nowhere')).toEqual([]);
      expect(await these(1, 'x')).toEqual(['x']);
      expect(await these(2, 'x', 'digest/account-1')).toEqual(['a', 'b']);
      expect([await these(2, 'x', 'digest/account-1'), await outbox.due(at(2), 10)]).toEqual([[], []]);
      expect(await these(6, 'x')).toEqual(['x']);
    });

    it('keeps what became of it: receipt, reason, attempts', async () => {
      const { outbox } = operations;
      await outbox.add([entry('a'), entry('b', { sequence: 8 }), entry('c', { sequence: 9, subjectId: 'other' })]);
      const retry = { status: 'retry', notBefore: at(5), messageId: 'm', reason: 'timeout', counts: true } as const;
      await outbox.settle(['a', 'b'], retry);
      expect(await taken(4)).toEqual(['c']);
      expect(await taken(5)).toEqual(['a', 'b']);
      await outbox.settle(['a'], sent('m-2', 6));
      await outbox.settle(['b'], { ...retry, notBefore: at(9), counts: false });
      await outbox.settle(['b'], { status: 'failed', at: at(9), messageId: 'm-3', reason: 'refused' });
      // What is done stays done: an answer that comes late changes nothing.
      await outbox.settle(['a', 'b'], { ...retry, notBefore: at(30) });
      expect(await outbox.about('issue-1')).toMatchObject([
        { id: 'a', status: 'sent', attempts: 2, messageId: 'm-2', receipt: 'r-m-2', reason: null, doneAt: at(6) },
        { id: 'b', status: 'failed', attempts: 2, messageId: 'm-3', receipt: null, reason: 'refused', doneAt: at(9) },
      ]);
      expect([await outbox.wasSent('m-2'), await outbox.wasSent('m-3'), await outbox.wasSent('m')]).toEqual([
        true,
        false,
        false,
      ]);
    });

    it('shows each county its failures, the latest first, and tries them again on request', async () => {
      const { outbox } = operations;
      await outbox.add([entry('a'), entry('b'), entry('far', { countyId: 'county-2' }), entry('ok')]);
      for (const [index, id] of ['a', 'b', 'far'].entries())
        await outbox.settle([id], { status: 'failed', at: at(index + 1), messageId: id, reason: 'refused' });
      await outbox.settle(['ok'], sent('ok', 4));
      const failed = async (...counties: string[]) => (await outbox.failed(counties, 10)).map(({ id }) => id);
      expect(await failed('county-1')).toEqual(['b', 'a']);
      expect(await failed('county-1', 'county-2')).toEqual(['far', 'b', 'a']);
      expect(await outbox.tally(['county-1'])).toEqual([
        { channel: 'email', waiting: 0, sent: 1, failed: 2, lastSentAt: at(4) },
      ]);
      expect(await outbox.retry('far', ['county-1'], at(5))).toBe(false);
      expect(await outbox.retry('ok', ['county-1'], at(5))).toBe(false);
      expect(await outbox.retry('b', ['county-1'], at(5))).toBe(true);
      expect(await outbox.retry('b', ['county-1'], at(5))).toBe(false);
      expect(await failed('county-1')).toEqual(['a']);
      expect(await outbox.take(at(5), 9, at(6))).toMatchObject([{ id: 'b', attempts: 0, status: 'waiting' }]);
    });

    it('gives up all that waits, for a reason, and forgets what is long done', async () => {
      const { outbox } = operations;
      await outbox.add([entry('a'), entry('b'), entry('c')]);
      await outbox.settle(['a'], sent('a', 1));
      await outbox.settle(['b'], { status: 'failed', at: at(1), messageId: 'b', reason: 'refused' });
      expect(await outbox.dropWaiting(at(2), 'restored')).toBe(1);
      expect(await taken(3)).toEqual([]);
      expect(await outbox.about('issue-1')).toMatchObject([
        { id: 'a' },
        { id: 'b' },
        { status: 'dropped', attempts: 0 },
      ]);
      expect(await outbox.forget(at(1))).toBe(0);
      expect(await outbox.forget(at(3))).toBe(2);
      expect((await outbox.about('issue-1')).map(({ id }) => id)).toEqual(['b']);
    });
  });

  describe(`read marks (${name})`, () => {
    it('are one’s own, single or up to an event, and never go back', async () => {
      const { open, remove } = await engine();
      const operations = await open();
      const { readMarks } = operations;
      const state = async (account: string) => {
        const { upTo, read } = await readMarks.of(account);
        return [upTo, ...[...read].sort()];
      };
      expect(await state('a')).toEqual([0]);
      await readMarks.mark('a', [
        { id: 'n-3', sequence: 3 },
        { id: 'n-5', sequence: 5 },
      ]);
      await readMarks.mark('a', [{ id: 'n-3', sequence: 3 }]);
      expect(await state('a')).toEqual([0, 'n-3', 'n-5']);
      expect(await state('b')).toEqual([0]);
      await readMarks.markAll('a', 4);
      expect(await state('a')).toEqual([4, 'n-5']);
      await readMarks.markAll('a', 2);
      await readMarks.mark('a', [{ id: 'n-4', sequence: 4 }]);
      expect(await state('a')).toEqual([4, 'n-5']);
      await operations.close();
      await remove();
    });
  });
};
