import { expect, it } from '@jest/globals';
import { projected } from '@test/projected';
import { KeptRows } from './kept-rows.js';

const stage = () => {
  const db = projected([], []);
  db.exec(`create table thing (id text primary key, name text not null) strict; insert into thing values ('a', 'one')`);
  const kept = new KeptRows<string | undefined>('things', 2);
  let asked = 0;
  const name = (id: string) =>
    kept.get(db, id, () => {
      asked += 1;
      return db.get<{ name: string }>('select name from thing where id = ?', id)?.name;
    });
  const rename = (to: string) => {
    kept.forget(db, 'a');
    db.run(`update thing set name = ? where id = 'a'`, to);
  };
  return { db, kept, name, rename, asked: () => asked };
};

it('reads a row once, also one that is not there, until it is forgotten', () => {
  const { db, kept, name, rename, asked } = stage();
  expect([name('a'), name('a'), name('b'), name('b'), asked()]).toEqual(['one', 'one', undefined, undefined, 2]);
  rename('two');
  expect([name('a'), asked()]).toEqual(['two', 3]);
  kept.forget(db);
  expect([name('a'), name('b'), asked()]).toEqual(['two', undefined, 5]);
});

it('keeps so many rows, and none that was taken back', () => {
  const { db, name, rename, asked } = stage();
  for (const id of ['a', 'b', 'c', 'a']) name(id);
  expect(asked()).toBe(4);
  const failing = () =>
    db.transaction(() => {
      rename('three');
      expect(name('a')).toBe('three');
      throw new Error('taken back');
    });
  expect(failing).toThrow('taken back');
  expect(name('a')).toBe('one');
});
