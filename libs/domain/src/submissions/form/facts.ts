import type { CheckFacts } from './rules.js';

/** Nothing known beside the return itself: rules that compare with others are silent. */
export const noFacts: CheckFacts = { last: null, medians: {}, stage: null };
