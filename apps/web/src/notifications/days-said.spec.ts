import { expect, it } from '@jest/globals';
import { daysSaid } from './days-said.js';

it('writes the days of a notice, and leaves numbers of papers and school years alone', () => {
  const facts = {
    dueDate: '2025-05-30',
    number: 3,
    noticeNumber: '彰督整〔2025〕3号',
    dataYear: '2024-2025',
    until: null,
  };
  expect(daysSaid(facts, (day) => `<${day}>`)).toEqual({ ...facts, dueDate: '<2025-05-30>' });
});
