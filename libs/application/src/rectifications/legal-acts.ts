import { Injectable } from '@nestjs/common';
import { dayOf, tried, type Act, type Actor } from '@app/domain/kernel';
import { issueActNames, issueActs, rectification, type IssueActName } from '@app/domain/rectifications';
import { EventStore } from '@app/event-store';
import { asking, presentState } from '../kernel/index.js';
import { actsForUnit, actingFor, isOffice } from './acting.js';
import { RectificationFacts } from './facts.js';
import { isPosted } from './posted.js';

/** Which acts of an issue somebody could do now: those that access allows, tried by the rules that would decide them. */
@Injectable()
export class IssueActs {
  constructor(
    private readonly store: EventStore,
    private readonly facts: RectificationFacts,
  ) {}

  /** @param actors the acts that access allows, each with the role and unit in whose name it would be done */
  async of(
    id: string,
    actors: ReadonlyMap<IssueActName, Actor>,
    { tenant, at }: Readonly<{ tenant: string; at: string }>,
  ): Promise<readonly Act<IssueActName>[]> {
    const state = await presentState(this.store, rectification, tenant, id);
    const units = 'order' in state ? [state.unitId, state.order.leadUnitId] : [];
    const posted = await isPosted(this.store, tenant, state);
    return issueActNames.flatMap((name) => {
      const actor = actors.get(name);
      if (!actor) return [];
      const unit =
        actsForUnit.has(name) && !isOffice(actor.role) ? actingFor(this.facts, state, name, actor.unit) : actor.unit;
      const facts = { recusal: this.facts.recusal(units, [actor.id], dayOf(at)), posted };
      return tried(name, issueActs[name], state, asking({ ...actor, unit }, at), facts) ?? [];
    });
  }
}
