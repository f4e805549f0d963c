import { expect, it } from '@jest/globals';
import { expectSentences } from '@test/refusal-sentences';
import { organizationRefusals } from './refusals.js';

it('every refusal has its sentence, in Chinese, and no sentence is left over', () => {
  expectSentences('libs/domain/src/organizations', organizationRefusals);
  for (const sentence of Object.values(organizationRefusals)) expect(sentence).toMatch(/\p{Script=Han}.*。$/u);
});
