import { anyProjection, type Projection } from '../kernel/index.js';
import { countySequence, organizationTree } from '../organizations/index.js';
import { adoptedStandards, countyRecords } from '../standards/index.js';
import { submissionRegister } from '../submissions/index.js';
import { statementRegister } from './statements.js';

/** The read models that a county's standing is answered from. */
export const standingProjections: readonly Projection[] = [
  anyProjection(organizationTree),
  anyProjection(countySequence),
  anyProjection(submissionRegister),
  anyProjection(adoptedStandards),
  anyProjection(countyRecords),
  anyProjection(statementRegister),
];
