import { describe, expect, it } from '@jest/globals';
import { LackingTables } from '@app/sqlite';
import { knownErrors } from './known-errors.js';

it('a list that an older program did not keep is there when it has been built', () => {
  expect(knownErrors(new LackingTables('no such column: since'))).toMatchObject({
    status: 503,
    code: 'lists.rebuilding',
    retryAfter: 5,
  });
});

describe('an error of the disk', () => {
  it.each([
    ['ENOSPC', 'full'],
    ['EDQUOT', 'full'],
    ['EROFS', 'readonly'],
    ['EACCES', 'readonly'],
    ['SQLITE_FULL', 'full'],
    ['SQLITE_BUSY', 'busy'],
  ])('%s is no fault of the program: come again', (code, reason) => {
    expect(knownErrors(Object.assign(new Error('write'), { code }))).toMatchObject({
      status: 503,
      code: 'store.unavailable',
      details: { reason },
      retryAfter: 5,
    });
  });

  it.each([new Error('x'), Object.assign(new Error('x'), { code: 'toString' }), 'x', null, undefined])(
    'is not %s',
    (error) => {
      expect(knownErrors(error)).toBeNull();
    },
  );
});
