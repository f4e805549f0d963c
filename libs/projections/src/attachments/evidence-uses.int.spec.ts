import { expect, it } from '@jest/globals';
import { projected } from '@test/projected';
import { evidenceUses, streamsCiting } from './evidence-uses.js';

const file = (letter: string) => ({ hash: letter.repeat(64), mediaType: 'image/png', bytes: 7 });
const citing = (stream: `${string}-${string}`, data: Readonly<Record<string, unknown>>) =>
  ({ in: stream, fact: { type: 'Anything', data } }) as const;

it('knows which matters cite a file, under whatever name', () => {
  const db = projected(
    [evidenceUses],
    [
      citing('rectification-1', { evidence: [file('a'), file('b')], note: 'x' }),
      citing('rectification-1', { evidence: [file('a')] }),
      citing('inspection-2', { photographs: [file('a')], findings: ['f'], empty: [] }),
      citing('inspection-3', { hash: 'a'.repeat(64), dataHash: 'a'.repeat(64), list: [{ hash: 'short' }], none: null }),
    ],
  );
  expect(streamsCiting(db, 'a'.repeat(64))).toEqual(['hj.main.inspection-2', 'hj.main.rectification-1']);
  expect(streamsCiting(db, 'b'.repeat(64))).toEqual(['hj.main.rectification-1']);
  expect(streamsCiting(db, 'c'.repeat(64))).toEqual([]);
});
