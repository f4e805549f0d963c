import { Injectable } from '@nestjs/common';
import { tried, type Act, type Actor, type Trial } from '@app/domain/kernel';
import {
  campaign,
  campaignActNames,
  campaignActs,
  campaignTask,
  filingActNames,
  filingActs,
  reviewActNames,
  reviewActs,
  submission,
  submissionId,
  type CampaignActName,
  type CampaignTaskState,
  type FilingActName,
  type ReviewActName,
} from '@app/domain/submissions';
import { EventStore } from '@app/event-store';
import { asking, presentState } from '../kernel/index.js';
import { CampaignFacts } from './campaign-facts.js';
import { SubmissionFacts } from './facts.js';

type At = Readonly<{ tenant: string; at: string }>;
type Of = Readonly<{ unitId: string; dataYear: string }>;

/** Which acts of a review somebody could do now: those that access allows, tried by the rules that would decide them. */
@Injectable()
export class ReviewActs {
  constructor(
    private readonly store: EventStore,
    private readonly facts: SubmissionFacts,
  ) {}

  /** @param actors the acts that access allows, each with the role and unit in whose name it would be done */
  async of(
    { unitId, dataYear }: Of,
    actors: ReadonlyMap<ReviewActName, Actor>,
    { tenant, at }: At,
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

/** Which acts of filing a return somebody could do now. */
@Injectable()
export class FilingActs {
  constructor(
    private readonly store: EventStore,
    private readonly facts: SubmissionFacts,
  ) {}

  /** @param actors the acts that access allows, each with the role and unit in whose name it would be done */
  async of(
    { unitId, dataYear }: Of,
    actors: ReadonlyMap<FilingActName, Actor>,
    { tenant, at }: At,
  ): Promise<readonly Act<FilingActName>[]> {
    if (actors.size === 0) return [];
    const state = await presentState(this.store, submission, tenant, submissionId(unitId, dataYear));
    const facts = { unitId, dataYear, unit: this.facts.filingUnit(unitId) };
    return filingActNames.flatMap((name) => {
      const actor = actors.get(name);
      return actor ? (tried(name, filingActs[name], state, asking(actor, at), facts) ?? []) : [];
    });
  }
}

/** Which acts of a round of filing somebody could do now: the bureau's, and a unit's 签收. */
@Injectable()
export class CampaignActs {
  constructor(
    private readonly store: EventStore,
    private readonly facts: CampaignFacts,
  ) {}

  /** @param actors the acts that access allows, each with the role and unit in whose name it would be done */
  async of(
    campaignId: string,
    actors: ReadonlyMap<CampaignActName, Actor>,
    { tenant, at }: At,
  ): Promise<readonly Act<CampaignActName>[]> {
    if (actors.size === 0) return [];
    const state = await presentState(this.store, campaign, tenant, campaignId);
    const facts = {
      area: this.facts.filingUnits(state.status === 'none' ? '' : state.countyId),
      newUnits: this.facts.newUnits(campaignId),
      outstanding: this.facts.outstanding(campaignId),
    };
    return campaignActNames.flatMap((name) => {
      const actor = actors.get(name);
      return actor ? (tried(name, campaignActs[name], state, asking(actor, at), facts) ?? []) : [];
    });
  }

  /** 签收 of a unit that has not said so yet. @param actor null: access does not allow it */
  acknowledgement(
    { campaignId, unitId }: Readonly<{ campaignId: string; unitId: string }>,
    actor: Actor | null,
    at: string,
  ): readonly Act<'AcknowledgeCampaign'>[] {
    if (!actor) return [];
    const task = this.facts.task(campaignId, unitId);
    const trial: Trial<CampaignTaskState, null> = {
      needs: [],
      attempt: (state, context) =>
        campaignTask.decide({ type: 'AcknowledgeCampaign', campaignId, unitId, task }, state, context),
    };
    const act = tried('AcknowledgeCampaign', trial, campaignTask.initial, asking(actor, at), null);
    return act ? [act] : [];
  }
}
