import { countyExample } from './county-example.js';
import { dispersionExample } from './dispersion-example.js';
import type { Example } from './example.js';
import { schoolExamples } from './school-examples.js';

export type { Example, ExampleStep, ExampleTable } from './example.js';

/** The rules on invented schools, every number computed as it is for real ones. */
export const workedExamples = (): readonly Example[] => [...schoolExamples(), dispersionExample(), countyExample()];
