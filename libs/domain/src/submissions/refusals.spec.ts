import { expect, it } from '@jest/globals';
import { expectSentences } from '@test/refusal-sentences';
import { submissionRefusals } from './refusals.js';

it('every refusal has its sentence, in Chinese, and no sentence is left over', () => {
  expectSentences('libs/domain/src/submissions', submissionRefusals);
  for (const sentence of Object.values(submissionRefusals)) expect(sentence).toMatch(/\p{Script=Han}.*。$/u);
});
