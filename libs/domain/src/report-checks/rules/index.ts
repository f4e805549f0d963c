import type { Rule } from '../clash.js';
import { atMostAll } from './at-most-all.js';
import { comparison } from './comparison.js';
import { growth } from './growth.js';
import { itemsMet } from './items-met.js';
import { listedNames } from './listed-names.js';
import { partOfWhole } from './part-of-whole.js';
import { perPupil } from './per-pupil.js';
import { planNames } from './plan-names.js';
import { planSums } from './plan-sums.js';
import { pupilsPerTeacher } from './pupils-per-teacher.js';
import { retention } from './retention.js';
import { shareOfParts } from './share-of-parts.js';
import { shareOfRest } from './share-of-rest.js';
import { shareOfStage } from './share-of-stage.js';
import { share } from './share.js';
import { sumOfParts } from './sum-of-parts.js';
import { tableShares } from './table-shares.js';
import { tableSums } from './table-sums.js';
import { totalAfterParts } from './total-after-parts.js';
import { unitOfCount } from './unit-of-count.js';

/** The rules of the grammar, in the order in which they are explained. */
export const rules: readonly Rule[] = [
  sumOfParts,
  partOfWhole,
  totalAfterParts,
  share,
  shareOfStage,
  shareOfParts,
  shareOfRest,
  atMostAll,
  growth,
  perPupil,
  pupilsPerTeacher,
  retention,
  comparison,
  unitOfCount,
  listedNames,
  itemsMet,
  tableShares,
  tableSums,
  planSums,
  planNames,
];
