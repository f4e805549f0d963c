import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Frontier, Verifier, type Head, type Verified } from '@app/ledger';
import { Sqlite } from '@app/sqlite';
import { moment, note, noteTypes } from '@test/stored';
import { temporaryDirectory } from '@test/temporary';
import { StoreUnavailable } from '../event-store.js';
import { SqliteEventStore } from './sqlite-event-store.js';

const options = { types: noteTypes, now: () => moment };
/** Sequences 1 to 8; the last stream, c, is 7 and 8. */
const order = ['a', 'b', 'a', 'b', 'a', 'b', 'c', 'c'];

let file: string;
let remove: () => void;
let head: Head;

beforeEach(async () => {
  const { directory, remove: removeDirectory } = temporaryDirectory();
  remove = removeDirectory;
  file = join(directory, 'events.sqlite');
  const store = SqliteEventStore.open(file, options);
  for (const [index, stream] of order.entries()) {
    const past = order.slice(0, index).filter((other) => other === stream).length;
    await store.append(stream, past === 0 ? 'noStream' : past - 1, [note(index + 1)]);
  }
  head = await store.head();
  await store.close();
});
afterEach(() => remove());

/** What someone with the file and a SQLite shell can do. */
const tamper = (sql: string): void => {
  const db = new Sqlite(file);
  db.exec('drop trigger event_no_update; drop trigger event_no_delete');
  db.exec(sql);
  db.close();
};

/** Makes the store's own count agree with the rows that are left. */
const rewriteTip = (): void => {
  const db = new Sqlite(file);
  const rows = db.all<{ hash: string; link: string }>(
    'select lower(hex(hash)) as hash, lower(hex(link)) as link from event order by sequence',
  );
  const { count, text } = rows.reduce((tree, { hash }) => tree.append(hash), Frontier.empty);
  db.run('update frontier set count = ?, peaks = ?, link = ?', count, text, rows.at(-1)!.link);
  db.close();
};

const verified = async (outside?: Head): Promise<Verified> => {
  const store = SqliteEventStore.open(file, { ...options, readonly: true });
  try {
    const verifier = new Verifier(store.storeId, outside);
    for (const event of await store.readStored()) verifier.add(event);
    return verifier.finish(await store.head());
  } finally {
    await store.close();
  }
};

const swap = (column: string, one: number, other: number): string =>
  `create temp table kept as select sequence, ${column} as value from event where sequence in (${one}, ${other});
   update event set ${column} = (select value from kept where kept.sequence = ${one} + ${other} - event.sequence)
   where sequence in (${one}, ${other});`;

describe('an untouched store', () => {
  it('verifies, alone and against a head kept outside', async () => {
    expect(await verified()).toMatchObject({ count: 8, finding: null, tailProven: false });
    expect(await verified(head)).toMatchObject({ root: head.root, finding: null, tailProven: true });
  });

  it('does not let its own events be changed or deleted', () => {
    const db = new Sqlite(file);
    expect(() => db.run(`update event set data = '{}' where sequence = 3`)).toThrow('append-only');
    expect(() => db.run('delete from event where sequence = 8')).toThrow('append-only');
    db.close();
  });
});

describe('a store that was tampered with', () => {
  it.each<[string, string, number, string]>([
    ['a changed byte of data', `update event set data = replace(data, '3', '4') where sequence = 3`, 3, 'data-differs'],
    [
      'a changed byte of metadata',
      `update event set meta = replace(meta, 'main', 'mein') where sequence = 4`,
      4,
      'hash-differs',
    ],
    ['a changed hash', `update event set hash = randomblob(32) where sequence = 4`, 4, 'hash-differs'],
    ['a hash of zeros', `update event set hash = zeroblob(32) where sequence = 8`, 8, 'hash-differs'],
    ['a changed link', `update event set link = zeroblob(32) where sequence = 8`, 8, 'order-differs'],
    ['another type', `update event set type = 'note.note-struck' where sequence = 2`, 2, 'column-differs'],
    ['another id', `update event set event_id = 'x' where sequence = 2`, 2, 'column-differs'],
    ['a removed event', `delete from event where sequence = 5`, 5, 'sequence-gap'],
    ['a removed first event', `delete from event where sequence = 1`, 1, 'sequence-gap'],
    ['a removed last event', `delete from event where sequence = 8`, 8, 'cut-tail'],
    ['a removed middle stream', `delete from event where stream = 'b'`, 2, 'sequence-gap'],
    [
      'a removed event, closed up',
      `delete from event where sequence = 4; update event set sequence = sequence - 1 where sequence > 4`,
      4,
      'order-differs',
    ],
    ['swapped contents', `${swap('data', 3, 4)}`, 3, 'data-differs'],
    [
      'swapped places',
      `update event set sequence = 99 where sequence = 3; update event set sequence = 3 where sequence = 4; update event set sequence = 4 where sequence = 99`,
      3,
      'order-differs',
    ],
    [
      'an inserted event',
      `update event set sequence = -sequence where sequence >= 4; update event set sequence = 1 - sequence where sequence < 0;
       insert into event select 4, 'd', 0, 'x', type, data, replace(meta, '"b"', '"d"'), hash, link from event where sequence = 2`,
      4,
      'hash-differs',
    ],
    [
      'a frontier of other hashes',
      `update frontier set peaks = replace(peaks, substr(peaks, 1, 4), '0000')`,
      8,
      'frontier-differs',
    ],
    ['a frontier that is none', `update frontier set peaks = 'x'`, 8, 'frontier-differs'],
  ])('%s: the first bad event is named', async (_, sql, sequence, reason) => {
    tamper(sql);
    expect((await verified()).finding).toMatchObject({ sequence, reason });
    expect((await verified(head)).finding).toMatchObject({ sequence });
  });

  it.each([
    ['a cut tail', 'delete from event where sequence > 5', 6],
    ['a removed last stream', `delete from event where stream = 'c'`, 7],
  ])('%s whose count was made to agree is seen with a head kept outside, and only so', async (_, sql, sequence) => {
    tamper(sql);
    rewriteTip();
    expect(await verified()).toMatchObject({ finding: null, tailProven: false });
    expect((await verified(head)).finding).toMatchObject({ sequence, reason: 'cut-tail' });
  });

  it.each(['delete from event where sequence = 8', `update frontier set peaks = 'x'`, 'delete from frontier'])(
    'is not written to any more: %s',
    (sql) => {
      tamper(sql);
      expect(() => SqliteEventStore.open(file, options)).toThrow(StoreUnavailable);
      expect(() => SqliteEventStore.open(file, options)).toThrow('hengjian verify');
    },
  );
});
