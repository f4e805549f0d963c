import type { Projection } from './kernel/index.js';

/** Every read model. Each slice adds its line: `anyProjection(issueLedger)`. */
export const allProjections: readonly Projection[] = [];
