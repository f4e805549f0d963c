import { expect, it } from '@jest/globals';
import { basisOf, dataYearsAround } from './basis';

it('begins a data year in September', () => {
  expect(dataYearsAround('2025-08-31')).toEqual(['2025-2026', '2024-2025', '2023-2024', '2022-2023']);
  expect(dataYearsAround('2025-09-01')[1]).toBe('2025-2026');
});

it('names a document only when there is one', () => {
  expect(basisOf('  ', '2025-03-03')).toEqual({});
  expect(basisOf('彰教督〔2025〕3号', '2025-03-03').basis).toMatchObject({ clause: '彰教督〔2025〕3号', days: null });
});
