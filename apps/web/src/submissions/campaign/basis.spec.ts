import { expect, it } from '@jest/globals';
import { basisOf } from './basis';

it('names a document only when there is one', () => {
  expect(basisOf('  ', '2025-03-03')).toEqual({});
  expect(basisOf('彰教督〔2025〕3号', '2025-03-03').basis).toMatchObject({ clause: '彰教督〔2025〕3号', days: null });
});
