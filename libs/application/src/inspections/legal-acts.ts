import { Injectable } from '@nestjs/common';
import { dayOf, tried, type Act, type Actor } from '@app/domain/kernel';
import { inspection, inspectionActNames, inspectionActs, type InspectionActName } from '@app/domain/inspections';
import { EventStore } from '@app/event-store';
import { asking, presentState } from '../kernel/index.js';
import { InspectionFacts } from './facts.js';

/** What the inspected unit does in its own name. */
export const actsForInspectedUnit: ReadonlySet<string> = new Set<InspectionActName>([
  'FileDefence',
  'WaiveDefence',
  'RequestReview',
]);

/** Which acts of an inspection somebody could do now: those that access allows, tried by the rules that would decide them. */
@Injectable()
export class InspectionActs {
  constructor(
    private readonly store: EventStore,
    private readonly facts: InspectionFacts,
  ) {}

  /** @param actors the acts that access allows, each with the role and unit in whose name it would be done */
  async of(
    id: string,
    actors: ReadonlyMap<InspectionActName, Actor>,
    { tenant, at }: Readonly<{ tenant: string; at: string }>,
  ): Promise<readonly Act<InspectionActName>[]> {
    const state = await presentState(this.store, inspection, tenant, id);
    const units = state.status === 'none' ? [] : [state.plan.unitId];
    const limits = state.status === 'none' ? null : this.facts.limits(state.plan.countyId, dayOf(at));
    return inspectionActNames.flatMap((name) => {
      const actor = actors.get(name);
      if (!actor) return [];
      const unit = actsForInspectedUnit.has(name) ? this.facts.actingUnit(actor.unit, units) : actor.unit;
      return tried(name, inspectionActs[name], state, asking({ ...actor, unit }, at), limits) ?? [];
    });
  }
}
