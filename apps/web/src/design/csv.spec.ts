import { expect, it } from '@jest/globals';
import { csvOf } from './csv';

it('makes a table that a spreadsheet opens, and nothing in it a formula', () => {
  expect(
    csvOf([
      ['问题', '单位'],
      ['说"要"改,', '=1+1'],
      ['-12.50', '-操场'],
      ['两\n行', ''],
    ]),
  ).toBe('\uFEFF问题,单位\r\n"说""要""改,",\'=1+1\r\n-12.50,\'-操场\r\n"两\n行",\r\n');
});
