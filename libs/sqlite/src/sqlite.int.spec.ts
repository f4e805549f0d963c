import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { temporaryDirectory } from '@test/temporary';
import { Sqlite } from './sqlite.js';

const numbers = Symbol('numbers');
let db: Sqlite;
let remove: () => void;
beforeEach(() => {
  const temporary = temporaryDirectory();
  remove = temporary.remove;
  db = new Sqlite(join(temporary.directory, 'one.sqlite'));
  db.exec('create table number (n integer primary key) strict');
});
afterEach(() => {
  db.close();
  remove();
});

const kept = (): number[] => db.remembered<number[]>(numbers, () => []);
const add = (n: number): void => {
  db.run('insert into number values (?)', n);
  kept().push(n);
};
const stored = (): number[] => db.all<{ n: number }>('select n from number order by n').map(({ n }) => n);
const broken = (): never => {
  throw new Error('broken');
};

it('takes back what a failed attempt wrote, alone, and goes on', () => {
  db.transaction(() => {
    add(1);
    expect(() => db.attempt(() => (add(2), broken()))).toThrow('broken');
    expect(db.attempt(() => (add(3), 'done'))).toBe('done');
  });
  expect(stored()).toEqual([1, 3]);
});

it('remembers from statement to statement, and nothing that was taken back', () => {
  db.transaction(() => add(1));
  expect(kept()).toEqual([1]);
  db.transaction(() => {
    expect(() => db.attempt(() => (add(2), broken()))).toThrow('broken');
    expect(kept()).toEqual([]);
    add(3);
  });
  expect(kept()).toEqual([3]);
  expect(() => db.transaction(() => (add(4), broken()))).toThrow('broken');
  expect([kept(), stored()]).toEqual([[], [1, 3]]);
});

it('is another edition after every change, whoever made it, and the same as long as there was none', () => {
  db.transaction(() => add(1));
  const first = db.edition();
  expect([stored(), db.edition()]).toEqual([[1], first]);
  db.run('insert into number values (2)');
  const second = db.edition();
  expect(second).not.toBe(first);
  const other = new Sqlite(db.file);
  other.run('insert into number values (3)');
  other.close();
  expect(db.edition()).not.toBe(second);
});
