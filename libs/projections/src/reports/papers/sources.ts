import { circularPaper } from './circular-paper.js';
import { countyPapers } from './county-papers.js';
import { inspectionPapers } from './inspection-papers.js';
import { issuePapers } from './issue-papers.js';
import { replayPaper } from './replay-paper.js';
import type { PaperSource } from './source.js';
import { unitPapers } from './unit-papers.js';

/** Every kind of paper that the house writes, in the order of the list that a bureau sees. */
export const paperSources: readonly PaperSource[] = [
  ...countyPapers,
  ...unitPapers,
  circularPaper,
  replayPaper,
  ...inspectionPapers,
  ...issuePapers,
];
