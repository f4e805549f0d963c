import { readdirSync, readFileSync } from 'node:fs';
import { expect } from '@jest/globals';
import type { Refusal, RefusalSentences } from '@app/domain/kernel';

/** Codes that a slice's sources throw, apart from the kernel's own. */
const thrown = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .flatMap((file) => [...readFileSync(`${folder}/${file}`, 'utf8').matchAll(/new Refusal\(\s*'([^']+)'/g)])
    .map(([, code]) => code ?? '')
    .filter((code) => !code.startsWith('time.'));

/** Every code thrown in a slice's folder has a sentence, and every sentence a code. */
export const expectSentences = (folder: string, sentences: RefusalSentences): void =>
  expect(Object.keys(sentences).toSorted()).toEqual([...new Set(thrown(folder))].toSorted());

/** What a sentence names is in the details of the refusal. */
export const expectFilled = ({ code, details }: Refusal, sentences: RefusalSentences): void => {
  const names = [...(sentences[code] ?? '').matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  const missing = names.filter((name) => !(name in details));
  if (missing.length > 0) throw new Error(`the sentence of ${code} names ${missing.join()}, the refusal does not`);
};
