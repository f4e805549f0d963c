import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Operations } from '@app/vault';
import type { Stage } from './stage.js';

const minute = 60_000;
const at = (minutes: number, seconds = 0) => new Date(Date.UTC(2025, 2, 3, 1, minutes, seconds)).toISOString();
const limits = { absoluteMs: 60 * minute };
const idle = 10 * minute;

/** What every adapter of operations does. */
export const operationsContract = (
  name: string,
  engine: () => Stage<Operations> | Promise<Stage<Operations>>,
): void => {
  describe(`operations (${name})`, () => {
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

    describe('a session', () => {
      it('is known by its token alone, and holds while it is used', async () => {
        const { token, session } = await operations.sessions.open('a', at(0), limits);
        expect(token).toMatch(/^[\w-]{43}$/);
        expect(session).toMatchObject({ accountId: 'a', openedAt: at(0), endsAt: at(60) });
        expect(await operations.sessions.use(token, at(9), idle)).toMatchObject({ id: session.id, seenAt: at(9) });
        expect(await operations.sessions.use(token, at(18), idle)).toMatchObject({ accountId: 'a' });
        expect(await operations.sessions.use(session.id, at(18), idle)).toBeNull();
        expect(await operations.sessions.use(`${token}x`, at(18), idle)).toBeNull();
      });

      it('ends when it has been idle for too long, for good', async () => {
        const { token } = await operations.sessions.open('a', at(0), limits);
        expect(await operations.sessions.use(token, at(9, 59), idle)).not.toBeNull();
        expect(await operations.sessions.use(token, at(19, 59), idle)).toBeNull();
        expect(await operations.sessions.use(token, at(10), idle)).toBeNull();
      });

      it('ends at its absolute limit, however busy', async () => {
        const { token } = await operations.sessions.open('a', at(0), limits);
        for (let now = 5; now < 60; now += 5)
          expect(await operations.sessions.use(token, at(now), idle)).not.toBeNull();
        expect(await operations.sessions.use(token, at(60), idle)).toBeNull();
        expect(await operations.sessions.list('a', at(60))).toEqual([]);
      });

      it('is not written at every use', async () => {
        const { token } = await operations.sessions.open('a', at(0), limits);
        expect(await operations.sessions.use(token, at(0, 59), idle)).toMatchObject({ seenAt: at(0) });
        expect(await operations.sessions.use(token, at(1), idle)).toMatchObject({ seenAt: at(1) });
      });

      it('is listed to its owner, newest first, and ended by nobody else', async () => {
        const first = await operations.sessions.open('a', at(0), limits);
        const second = await operations.sessions.open('a', at(1), limits);
        await operations.sessions.open('b', at(2), limits);
        expect((await operations.sessions.list('a', at(3))).map(({ id }) => id)).toEqual([
          second.session.id,
          first.session.id,
        ]);
        expect(await operations.sessions.use(first.token, at(3), idle)).not.toBeNull();
        expect(await operations.sessions.end('b', first.session.id)).toBe(false);
        expect(await operations.sessions.end('a', first.session.id)).toBe(true);
        expect(await operations.sessions.end('a', first.session.id)).toBe(false);
        expect(await operations.sessions.use(first.token, at(3), idle)).toBeNull();
        expect(await operations.sessions.use(second.token, at(3), idle)).not.toBeNull();
      });

      it('ends with all others of the account, but one if named', async () => {
        const opened = [];
        for (let n = 0; n < 3; n++) opened.push(await operations.sessions.open('a', at(n), limits));
        await operations.sessions.open('b', at(0), limits);
        for (const { token } of opened) expect(await operations.sessions.use(token, at(3), idle)).not.toBeNull();
        expect(await operations.sessions.endAll('a', opened[1]!.session.id)).toBe(2);
        expect(await operations.sessions.use(opened[0]!.token, at(3), idle)).toBeNull();
        expect(await operations.sessions.use(opened[1]!.token, at(3), idle)).not.toBeNull();
        expect(await operations.sessions.list('a', at(3))).toHaveLength(1);
        expect(await operations.sessions.endAll('a')).toBe(1);
        expect(await operations.sessions.list('b', at(3))).toHaveLength(1);
      });
    });

    describe('a bearer token', () => {
      const issue = (accountId: string, label: string, from = 0) =>
        operations.tokens.issue({ accountId, label, at: at(from), endsAt: at(30) });

      it('is good until its end', async () => {
        const { token, record } = await issue('a', '统计接口');
        expect(await operations.tokens.use(token, at(29))).toEqual({ ...record, usedAt: at(29) });
        expect(record).toMatchObject({
          accountId: 'a',
          label: '统计接口',
          createdAt: at(0),
          endsAt: at(30),
          usedAt: null,
        });
        expect(await operations.tokens.use(token, at(30))).toBeNull();
        expect(await operations.tokens.use(record.id, at(1))).toBeNull();
      });

      it('says when it was used last, to the minute', async () => {
        const { token } = await issue('a', '统计接口');
        const listed = async (now: string) => (await operations.tokens.list('a', now))[0]!.usedAt;
        expect(await listed(at(1))).toBeNull();
        await operations.tokens.use(token, at(2));
        expect(await operations.tokens.use(token, at(2, 59))).toMatchObject({ usedAt: at(2) });
        expect(await listed(at(3))).toBe(at(2));
        await operations.tokens.use(token, at(3));
        expect(await listed(at(3))).toBe(at(3));
      });

      it('is listed and revoked by its owner only', async () => {
        const one = await issue('a', 'one');
        const two = await issue('a', 'two', 1);
        await issue('b', 'three');
        expect((await operations.tokens.list('a', at(2))).map(({ label }) => label)).toEqual(['two', 'one']);
        for (const { token } of [one, two]) expect(await operations.tokens.use(token, at(2))).not.toBeNull();
        expect(await operations.tokens.revoke('b', one.record.id)).toBe(false);
        expect(await operations.tokens.revoke('a', one.record.id)).toBe(true);
        expect(await operations.tokens.use(one.token, at(2))).toBeNull();
        expect(await operations.tokens.use(two.token, at(2))).toMatchObject({ id: two.record.id });
        expect(await operations.tokens.revokeAll('a')).toBe(1);
        expect(await operations.tokens.use(two.token, at(2))).toBeNull();
        expect(await operations.tokens.list('b', at(2))).toHaveLength(1);
      });
    });

    describe('a lock-out', () => {
      const policy = { attempts: 3, windowMs: 10 * minute, lockMs: 20 * minute };
      const fail = (minutes: number, key = 'li') => operations.lockouts.failed(key, at(minutes), policy);

      it('comes with the last allowed failure and goes by itself', async () => {
        expect([await fail(0), await fail(1)]).toEqual([null, null]);
        expect(await operations.lockouts.lockedUntil('li', at(1))).toBeNull();
        expect(await fail(2)).toBe(at(22));
        expect(await operations.lockouts.lockedUntil('li', at(21))).toBe(at(22));
        expect(await operations.lockouts.lockedUntil('li', at(22))).toBeNull();
      });

      it('is not prolonged by trying on, and then counts afresh', async () => {
        for (const minutes of [0, 1, 2]) await fail(minutes);
        expect(await fail(5)).toBe(at(22));
        expect([await fail(22), await fail(23)]).toEqual([null, null]);
        expect(await fail(24)).toBe(at(44));
      });

      it('counts failures within the window only, for each key alone', async () => {
        expect([await fail(0), await fail(1), await fail(10)]).toEqual([null, null, null]);
        expect([await fail(11, 'han'), await fail(11)]).toEqual([null, null]);
        expect(await fail(12)).toBe(at(32));
        expect(await operations.lockouts.lockedUntil('han', at(12))).toBeNull();
      });

      it('is forgotten on success', async () => {
        await fail(0);
        await fail(1);
        await operations.lockouts.forget('li');
        expect([await fail(2), await fail(3)]).toEqual([null, null]);
      });
    });

    it('remembers small texts by key, checkpoints and drafts apart', async () => {
      const { checkpoints, drafts } = operations;
      expect(await checkpoints.get('open-findings@1')).toBeNull();
      await checkpoints.put('open-findings@1', '0001');
      await checkpoints.put('open-findings@1', '0002');
      await drafts.put('a:filing', '{"students":1}');
      await drafts.put('a:plan', '{}');
      await drafts.put('b%:plan', '{}');
      expect(await checkpoints.get('open-findings@1')).toBe('0002');
      expect(await drafts.get('open-findings@1')).toBeNull();
      expect(await drafts.keys('a:')).toEqual(['a:filing', 'a:plan']);
      expect(await drafts.keys('b%')).toEqual(['b%:plan']);
      expect(await drafts.lastKeys(2)).toEqual(['b%:plan', 'a:plan']);
      expect(await drafts.among(['b%:plan', 'c:plan', 'a', 'a:plan', 'open-findings@1'])).toEqual([
        'b%:plan',
        'a:plan',
      ]);
      expect(await drafts.among([])).toEqual([]);
      const several = await drafts.several(['b%:plan', 'c:plan', 'a', 'a:plan', 'a:plan', 'open-findings@1']);
      expect(several).toEqual(
        new Map([
          ['a:plan', '{}'],
          ['b%:plan', '{}'],
        ]),
      );
      expect((await drafts.several([])).size).toBe(0);
      expect([await drafts.remove('a:plan'), await drafts.remove('a:plan')]).toEqual([true, false]);
      expect(await drafts.keys('')).toEqual(['a:filing', 'b%:plan']);
    });

    it('puts a value only in the place of the one that was read', async () => {
      const { drafts } = operations;
      expect(await drafts.swap('a', 'never there', '1')).toBe(false);
      expect(await drafts.swap('a', null, '1')).toBe(true);
      expect(await drafts.swap('a', null, '2')).toBe(false);
      expect(await drafts.swap('a', '1', '2')).toBe(true);
      expect(await drafts.swap('a', '1', '3')).toBe(false);
      expect(await drafts.get('a')).toBe('2');
      const won = await Promise.all(['4', '5', '6'].map((value) => drafts.swap('a', '2', value)));
      expect(won.filter(Boolean)).toHaveLength(1);
    });

    it('replaces all that has a prefix at once, or nothing', async () => {
      const { statistics, drafts } = operations;
      await drafts.put('2024/a/1', 'kept');
      await statistics.put('2024/b/1', 'kept');
      await statistics.replace(
        '2024/a/',
        new Map([
          ['2024/a/学校1', '1'],
          ['2024/a/2', '2'],
        ]),
      );
      await statistics.replace('2024/a/', new Map([['2024/a/3', '3']]));
      expect(await statistics.keys('')).toEqual(['2024/a/3', '2024/b/1']);
      const stray = new Map([
        ['2024/a/4', '4'],
        ['2024/b/2', 'stray'],
      ]);
      await expect(statistics.replace('2024/a/', stray)).rejects.toThrow('does not begin');
      expect(await statistics.keys('2024/')).toEqual(['2024/a/3', '2024/b/1']);
      expect(await drafts.keys('')).toEqual(['2024/a/1']);
    });
  });
};
