import { Injectable } from '@nestjs/common';
import { tried, type Act, type Actor } from '@app/domain/kernel';
import { reviewActNames, reviewActs, submission, submissionId, type ReviewActName } from '@app/domain/submissions';
import { EventStore } from '@app/event-store';
import { asking, presentState } from '../kernel/index.js';
import { SubmissionFacts } from './facts.js';

/** Which acts of a review somebody could do now: those that access allows, tried by the rules that would decide them. */
@Injectable()
export class ReviewActs {
  constructor(
    private readonly store: EventStore,
    private readonly facts: SubmissionFacts,
  ) {}

  /** @param actors the acts that access allows, each with the role and unit in whose name it would be done */
  async of(
    { unitId, dataYear }: Readonly<{ unitId: string; dataYear: string }>,
    actors: ReadonlyMap<ReviewActName, Actor>,
    { tenant, at }: Readonly<{ tenant: string; at: string }>,
  ): Promise<readonly Act<ReviewActName>[]> {
    const state = await presentState(this.store, submission, tenant, submissionId(unitId, dataYear));
    return reviewActNames.flatMap((name) => {
      const actor = actors.get(name);
      if (!actor) return [];
      const facts = { above: this.facts.standsAboveCounty(actor.unit, unitId) };
      return tried(name, reviewActs[name], state, asking(actor, at), facts) ?? [];
    });
  }
}
