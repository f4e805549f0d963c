import { Refusal } from '@app/domain/kernel';
import type { PaperForm } from './paper.js';

/** Longer than anything that is asked. */
const longest = 40;

/**
 * What was answered of what a form asks, without blanks.
 * @throws Refusal paper.unknown-answer for a name that it does not ask, or an answer that is no short text
 */
export const answersOf = (form: PaperForm, given: unknown): Readonly<Record<string, string>> => {
  const asks = form.asks ?? {};
  const known = Object.keys(asks).join('、') || '无';
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new Refusal('paper.unknown-answer', { answer: String(given).slice(0, longest), known }, 'invalid');
  const answers = Object.entries(given as Readonly<Record<string, unknown>>);
  for (const [name, value] of answers)
    if (!Object.hasOwn(asks, name) || typeof value !== 'string' || value.length > longest)
      throw new Refusal('paper.unknown-answer', { answer: name.slice(0, longest), known }, 'invalid');
  return Object.fromEntries(
    answers.flatMap(([name, value]) => (String(value).trim() === '' ? [] : [[name, String(value).trim()] as const])),
  );
};

/** @throws Refusal paper.no-workbook for a kind that is written in Word alone */
export const checkWorkbook = ({ workbook, name }: PaperForm): void => {
  if (!workbook) throw new Refusal('paper.no-workbook', { name }, 'invalid');
};
