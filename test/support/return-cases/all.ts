import { comparedCases } from './compared.js';
import { countyPartCases } from './county-parts.js';
import { emptyCases } from './empty.js';
import { partCases } from './parts.js';
import { togetherCases } from './together.js';
import { writingCases } from './writing.js';
import type { Case } from './case.js';

/** A case for every rule of a return that speaks of a value. */
export const returnCases: Readonly<Record<string, Case>> = {
  ...writingCases,
  ...emptyCases,
  ...partCases,
  ...countyPartCases,
  ...togetherCases,
  ...comparedCases,
};
