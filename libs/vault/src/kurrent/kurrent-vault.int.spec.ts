import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { KurrentEventStore, SideStreams, StoreUnavailable } from '@app/event-store';
import { freePort } from '@test/free-port';
import { KurrentTestServer } from '@test/kurrent-server/server';
import { moment, note, noteTypes } from '@test/stored';
import { stopwatch } from '@test/stopwatch';
import { temporaryDirectory } from '@test/temporary';
import { KurrentAccessJournal, KurrentVault, SqliteVault, UsernameTaken, type VaultPerson } from '../index.js';
import { chained, type JournalEntry } from '../access-journal.js';

const person = (n: number, fields: Partial<VaultPerson> = {}): VaultPerson => ({
  accountId: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
  username: `li.lei${n}`,
  displayName: `李雷${n}`,
  phone: null,
  email: null,
  passwordHash: 'hash',
  mustChangePassword: false,
  createdAt: moment,
  ...fields,
});
const li = person(1);

let directory: string;
let toClose: (() => unknown)[];
let server: KurrentTestServer;
/** The server's log outlives it, as a disk does; so does its port. */
const started = (port: number) => KurrentTestServer.start({ file: join(directory, 'server.log'), port });
beforeEach(async () => {
  const temporary = temporaryDirectory();
  ({ directory } = temporary);
  server = await started(await freePort());
  toClose = [temporary.remove, () => server.kill()];
});
afterEach(async () => {
  jest.restoreAllMocks();
  for (const close of toClose.reverse()) await close();
});

const streams = async (): Promise<SideStreams> => {
  const opened = await SideStreams.open(server.url('', '&discoveryInterval=5'));
  toClose.push(() => opened.close());
  return opened;
};
const node = async (): Promise<KurrentVault> => {
  const vault = await KurrentVault.open(await streams(), 'main');
  toClose.push(() => vault.close());
  return vault;
};
const until = async (isSo: () => Promise<boolean>): Promise<void> => {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 10));
};
/** Names of all streams, in order of their first event. */
const streamNames = () => [...new Set(server.log.all.map(({ stream }) => stream))].filter((name) => name[0] !== '$');
const unlessAway = (error: unknown): false => {
  if (error instanceof StoreUnavailable) return false;
  throw error;
};
const nobody = async (vault: KurrentVault, ...people: readonly VaultPerson[]) => {
  for (const { accountId, username } of people)
    expect([await vault.find(accountId), await vault.findByUsername(username)]).toEqual([null, null]);
};

describe('people on KurrentDB, seen by two nodes', () => {
  it('give one username to one of two who ask at once, whole', async () => {
    const [a, b] = [await node(), await node()];
    for (let n = 10; n < 30; n += 2) {
      const [one, other] = [person(n, { username: `same${n}` }), person(n + 1, { username: `SAME${n}` })];
      const results = await Promise.allSettled([a.add([one]), b.add([other])]);
      const won = results.map(({ status }) => status === 'fulfilled');
      expect(won.filter(Boolean)).toHaveLength(1);
      expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: expect.any(UsernameTaken) });
      const [winner, loser] = won[0] ? [one, other] : [other, one];
      expect(await b.findByUsername(`same${n}`)).toEqual(winner);
      expect(await a.find(loser.accountId)).toBeNull();
    }
  });

  it('keep what both change at once, and show a change to the other', async () => {
    const [a, b] = [await node(), await node()];
    await a.add([li]);
    expect((await b.find(li.accountId))?.displayName).toBe('李雷1');
    const contact = { displayName: '李蕾', phone: null, email: 'li@school.cn' };
    expect(await Promise.all([a.setPassword(li.accountId, 'new', true), b.setContact(li.accountId, contact)])).toEqual([
      true,
      true,
    ]);
    const both = { ...li, ...contact, passwordHash: 'new', mustChangePassword: true };
    for (const vault of [a, b]) {
      await until(async () => (await vault.find(li.accountId))?.passwordHash === 'new');
      expect(await vault.findByUsername(li.username)).toEqual(both);
    }
  });

  it('are erased once when two nodes do it at once, and whoever changes them meanwhile finds nobody', async () => {
    const a = await node();
    const own = await streams();
    const b = await KurrentVault.open(own, 'main');
    toClose.push(() => b.close());
    await a.add([li, person(2)]);
    // What B has read is gone for good by the time it writes.
    const append = own.append.bind(own);
    const erasing = (accountId: string) =>
      jest.spyOn(own, 'append').mockImplementationOnce(async (...asked) => {
        expect(await a.erase(accountId)).toBe(true);
        return append(...asked);
      });
    erasing(li.accountId);
    expect(await b.erase(li.accountId)).toBe(false);
    erasing(person(2).accountId);
    expect(await b.setPassword(person(2).accountId, 'next', false)).toBe(false);
    for (const vault of [a, b]) await nobody(vault, li, person(2));
  });

  it('are forgotten everywhere at once, their stream for good', async () => {
    const [a, b] = [await node(), await node()];
    await a.add([li, person(2)]);
    expect((await b.names([li.accountId, person(2).accountId])).size).toBe(2);
    expect(await a.erase(li.accountId)).toBe(true);
    await until(async () => (await b.names([li.accountId])).size === 0);
    await nobody(b, li);
    expect(server.log.read(`vault-main-person-${li.accountId}`)).toBe('deleted');
    // Somebody who comes back under the same id is somebody new.
    await b.add([{ ...li, displayName: '新人' }]);
    await until(async () => (await a.find(li.accountId))?.displayName === '新人');
    expect((await a.findByUsername(li.username))?.displayName).toBe('新人');
  });

  it('stand in streams that tell no username, keep their last value, and are no part of the log', async () => {
    const store = await KurrentEventStore.open(server.url('', '&discoveryInterval=5'), {
      types: noteTypes,
      now: () => moment,
      copy: join(directory, 'copy.sqlite'),
      warn: () => undefined,
    });
    toClose.push(() => store.close());
    const vault = await node();
    await store.append('hj.main.note-1', 'noStream', [note()]);
    await vault.add([li]);
    await vault.setPassword(li.accountId, 'second', false);
    await vault.setPassword(li.accountId, 'third', false);
    expect(await store.append('hj.main.note-1', 0, [note()])).toMatchObject({ sequence: 2 });
    expect((await store.head()).count).toBe(2);
    expect(streamNames().join()).not.toMatch(/lei/);
    const kept = server.log.read(`vault-main-person-${li.accountId}`);
    expect(kept).toHaveLength(1);
  });

  it('are completed by a repeat when the server went away in the middle', async () => {
    const vault = await node();
    const people = Array.from({ length: 8 }, (_, n) => person(100 + n));
    const append = server.log.append.bind(server.log);
    let writes = 0;
    const spy = jest.spyOn(server.log, 'append').mockImplementation((...words) => {
      if (++writes === 20) server.faults.unavailable = true;
      return append(...words);
    });
    const took = stopwatch();
    await expect(vault.add(people)).rejects.toBeInstanceOf(StoreUnavailable);
    expect(took()).toBeLessThan(2000);
    spy.mockRestore();
    server.faults.unavailable = false;
    // What was written is nobody's account; the same request again makes all of it good.
    await until(() =>
      vault
        .add(people)
        .then(() => true)
        .catch((error: unknown) => unlessAway(error)),
    );
    for (const one of people) expect(await vault.findByUsername(one.username)).toEqual(one);
  });

  it('free a username that a crash left claimed, after a while', async () => {
    const vault = await node();
    const side = await streams();
    await vault.add([li]);
    const claims = streamNames().find((name) => name.includes('-name-'))!;
    await vault.erase(li.accountId);
    const { revision } = (await side.last(claims)) as { revision: number };
    const claim = JSON.stringify({ accountId: person(7).accountId, at: Date.now() });
    await side.append(claims, revision, [
      { id: '00000000-0000-4000-8000-0000000000c1', type: 'hengjian.username-claimed', data: claim },
    ]);
    await expect(vault.add([person(8, { username: li.username })])).rejects.toMatchObject({
      accountId: person(7).accountId,
    });
    const now = Date.now();
    jest.spyOn(Date, 'now').mockReturnValue(now + 301_000);
    await vault.add([person(8, { username: li.username })]);
    expect((await vault.findByUsername(li.username))?.accountId).toBe(person(8).accountId);
  });

  it('are known on while the server is away, and what happened meanwhile is heard of when it is back', async () => {
    const a = await node();
    await a.add([li, person(2)]);
    expect((await a.names([li.accountId])).size).toBe(1);
    const b = await node();
    await b.names([li.accountId]);
    const { port } = server;
    server.kill();
    expect((await a.names([li.accountId])).size).toBe(1);
    // Whom it never knew is nameless at once, and the list is shown.
    const shown = stopwatch();
    const more = Array.from({ length: 200 }, (_, n) => person(n).accountId);
    expect(await b.names(more)).toEqual(new Map([[li.accountId, li.displayName]]));
    expect(shown()).toBeLessThan(2000);
    const took = stopwatch();
    await expect(a.findByUsername('li.lei1')).rejects.toBeInstanceOf(StoreUnavailable);
    expect(took()).toBeLessThan(2000);
    server = await started(port);
    await until(async () => (await a.findByUsername('li.lei1').catch(() => null)) !== null);
    await (await node()).erase(li.accountId);
    await until(async () => (await a.names([li.accountId])).size === 0);
  });

  it('hold nobody up when the server says nothing', async () => {
    const vault = await node();
    server.faults.silent = true;
    const took = stopwatch();
    await expect(vault.findByUsername('anybody')).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(vault.add([li])).rejects.toBeInstanceOf(StoreUnavailable);
    expect(took()).toBeLessThan(4000);
    server.faults.silent = false;
    await until(() =>
      vault
        .add([li])
        .then(() => true)
        .catch(unlessAway),
    );
  });

  it('are copied into the file of one machine: who is there, as they are', async () => {
    const vault = await node();
    await vault.add([li, person(2), person(3)]);
    await vault.erase(person(2).accountId);
    await vault.setPassword(li.accountId, 'new', true);
    await vault.backup(join(directory, 'vault.sqlite'));
    const copy = new SqliteVault(join(directory, 'vault.sqlite'));
    expect(copy.everybody()).toEqual([{ ...li, passwordHash: 'new', mustChangePassword: true }, person(3)]);
    await copy.close();
  });
});

describe('one journal of two nodes', () => {
  const journal = async (file: string) => {
    const opened = await KurrentAccessJournal.open(await streams(), 'main', join(directory, file));
    toClose.push(() => opened.close());
    return opened;
  };
  const entry = { at: moment, kind: 'signed-in', accountId: 'a', address: null } as const;

  it('is one chain, whoever writes', async () => {
    const [a, b] = [await journal('a.sqlite'), await journal('b.sqlite')];
    await Promise.all(Array.from({ length: 60 }, (_, n) => (n % 2 === 0 ? a : b).note(entry)));
    const proof = await a.verify();
    expect(proof).toMatchObject({ count: 60, badFrom: null });
    expect(await b.verify()).toEqual(proof);
    expect((await b.list({ limit: 1, offset: 0 })).items[0]).toMatchObject({ sequence: 60 });
  });

  it('shows what a node has while the server is away, and refuses what is new in time', async () => {
    const a = await journal('a.sqlite');
    await a.note(entry);
    const { port } = server;
    server.kill();
    expect((await a.list({ limit: 10, offset: 0 })).total).toBe(1);
    const took = stopwatch();
    await expect(a.note(entry)).rejects.toBeInstanceOf(StoreUnavailable);
    expect(took()).toBeLessThan(2000);
    server = await started(port);
  });

  it('goes on where the bringing of a long one was interrupted, and takes no other', async () => {
    const all: JournalEntry[] = [];
    for (let n = 0; n < 1100; n++) all.push(chained({ ...entry, address: `10.0.0.${n % 250}` }, all.at(-1)));
    const a = await journal('a.sqlite');
    const append = server.log.append.bind(server.log);
    let writes = 0;
    const spy = jest.spyOn(server.log, 'append').mockImplementation((...words) => {
      if (++writes === 2) server.faults.unavailable = true;
      return append(...words);
    });
    await expect(a.beginWith(all)).rejects.toBeInstanceOf(StoreUnavailable);
    spy.mockRestore();
    server.faults.unavailable = false;
    const again = await journal('b.sqlite');
    expect((await again.verify()).count).toBeLessThan(all.length);
    expect(await again.beginWith(all)).toBe(true);
    expect(await again.verify()).toEqual({ count: 1100, hash: all.at(-1)!.hash, badFrom: null });
    // Everything was there already, and others have written since.
    await again.note(entry);
    expect([await again.beginWith(all), await again.beginWith([])]).toEqual([true, true]);
    const other = chained({ ...entry, accountId: 'elsewhere' }, undefined);
    expect(await again.beginWith([other])).toBe(false);
    expect((await again.verify()).count).toBe(1101);
  });

  it('makes a copy anew that is of another journal', async () => {
    const a = await journal('a.sqlite');
    await a.note({ ...entry, accountId: 'elsewhere' });
    await a.close();
    toClose.pop();
    server.kill();
    server = await KurrentTestServer.start();
    const b = await journal('b.sqlite');
    await b.note(entry);
    const again = await journal('a.sqlite');
    expect(await again.verify()).toEqual(await b.verify());
  });
});
