import type { ReturnRule } from '../rules.js';
import { classSizeRules } from './class-sizes.js';
import { countyMedianRules } from './county-median.js';
import { emptyRules } from './empty.js';
import { lastYearRules } from './last-year.js';
import { partRules } from './parts.js';
import { retentionRules } from './retention.js';
import { schoolRules } from './school.js';
import { totalRules } from './totals.js';
import { writingRules } from './writing.js';

/** Every rule of every form, in the order in which findings are shown. */
export const returnRules: readonly ReturnRule[] = [
  ...writingRules,
  ...emptyRules,
  ...partRules,
  ...totalRules,
  ...classSizeRules,
  ...retentionRules,
  ...schoolRules,
  ...lastYearRules,
  ...countyMedianRules,
];
