import { expect, it, jest } from '@jest/globals';
import { Sqlite } from '@app/sqlite';
import { keyValueTables, SqliteKeyValues } from './sqlite-key-values.js';

it('finds each of several values by its key, however many others there are', async () => {
  const db = new Sqlite(':memory:');
  db.exec(keyValueTables);
  const values = new SqliteKeyValues(db, 'note');
  for (const key of ['a', 'b', 'c']) await values.put(key, `of ${key}`);
  const asked = jest.spyOn(db, 'allRaw');
  expect(await values.several(['c', 'a', 'x'])).toEqual(
    new Map([
      ['a', 'of a'],
      ['c', 'of c'],
    ]),
  );
  const [sql, ...parameters] = asked.mock.calls[0]!;
  const plan = db.all<{ detail: string }>(`explain query plan ${sql}`, ...parameters);
  expect(plan.map(({ detail }) => detail)).toEqual([
    expect.stringContaining('SCAN asked'),
    expect.stringMatching(/SEARCH v .*\(room=\? AND key=\?\)/),
  ]);
  db.close();
});
