import { exact, fixed } from '@app/domain/indicators';
import { Refusal } from '@app/domain/kernel';
import type { PaperValue } from '../paper.js';
import { said, unfilledWord } from '../values.js';

/** What whoever asks for 申报表 says of what no return and no register tells, by name. */
export type Answers = Readonly<Record<string, string>>;

const plain = /^(0|[1-9]\d{0,14})(\.\d{1,2})?$/;

/** An answer as the form prints it: with its decimals, half-up; one that is missing is 未填. @throws Refusal report.answer */
export const answered = (
  { name, meaning, places }: Readonly<{ name: string; meaning: string; places: 0 | 2 }>,
  answers: Answers,
): PaperValue => {
  const value = Object.hasOwn(answers, name) ? (answers[name] ?? '').trim() : '';
  if (value === '') return said(unfilledWord);
  if (!plain.test(value)) throw new Refusal('report.answer', { name, meaning, value }, 'invalid');
  return said(fixed(exact(value), places));
};
