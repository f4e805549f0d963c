import { expect, it } from '@jest/globals';
import { readCsv } from './csv.js';

const read = (text: string) => readCsv(text).map(({ line, fields }) => [line, ...fields]);

it.each([
  [
    'a,b\n1,2',
    [
      [1, 'a', 'b'],
      [2, '1', '2'],
    ],
  ],
  [
    '\ufeffa,b\r\n\r\n , \r\n1,2\r\n',
    [
      [1, 'a', 'b'],
      [4, '1', '2'],
    ],
  ],
  ['"a,1","say ""hi"""\n', [[1, 'a,1', 'say "hi"']]],
  [
    '"two\nlines",b\nnext,c',
    [
      [1, 'two\nlines', 'b'],
      [3, 'next', 'c'],
    ],
  ],
  [' a , "b" \n', [[1, 'a', 'b']]],
  ['a,,\n', [[1, 'a', '', '']]],
  ['', []],
  ['a,"never closed\nb', [[1, 'a', 'never closed\nb']]],
])('%j', (text, lines) => {
  expect(read(text)).toEqual(lines);
});
