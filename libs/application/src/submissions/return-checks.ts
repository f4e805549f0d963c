import { Injectable } from '@nestjs/common';
import type { CheckFacts } from '@app/domain/submissions';
import { SubmissionFacts } from './facts.js';

/** What a return is checked against before it is filed: the same as when it is. For the edge, which files nothing. */
@Injectable()
export class ReturnChecks {
  constructor(private readonly facts: SubmissionFacts) {}

  factsOf(unitId: string, dataYear: string): CheckFacts {
    return this.facts.checkFacts(unitId, dataYear).value;
  }
}
