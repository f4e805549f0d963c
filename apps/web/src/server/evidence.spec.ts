import { expect, it } from '@jest/globals';
import { cited, withFile, type KeptFile } from './evidence';

const file = (hash: string, name: string): KeptFile => ({ hash, mediaType: 'image/jpeg', bytes: 3, name });

it('counts the same content as one file, by its last name', () => {
  expect(withFile([file('a', '操场.jpg'), file('b', '教室.jpg')], file('a', '操场2.jpg'))).toEqual([
    file('b', '教室.jpg'),
    file('a', '操场2.jpg'),
  ]);
});

it('cites a file without the name it came by', () => {
  expect(cited([file('a', '操场.jpg')])).toEqual([{ hash: 'a', mediaType: 'image/jpeg', bytes: 3 }]);
});
