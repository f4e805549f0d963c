import {
  effectiveDay,
  Refusal,
  type Commands,
  type Decider,
  type EventCatalogue,
  type Facts,
} from '../kernel/index.js';

/** A county's own rule (月月有督导): so many 经常性督导 a month, not in months with fewer days of term than that. */
export type MonthlyRule = Readonly<{ perMonth: number; leastDays: number; basis: string }>;

/** From a day (ISO date) on; `perMonth` null: no longer. Stream id: the county. */
export type VisitRuleEvent = Facts<{
  VisitRuleSet: {
    countyId: string;
    perMonth: number | null;
    leastDays: number;
    effectiveFrom: string;
    /** The document that says so. */
    basis: string;
  };
}>;

/** Storage contract of the counties' own visiting rules. */
export const visitRuleEvents: EventCatalogue<VisitRuleEvent> = {
  category: 'visit-rule',
  versions: { VisitRuleSet: 1 },
};

/** `effectiveAt` (today when absent) is since when; whole months from then on are counted by it. */
export type VisitRuleCommand = Commands<{
  SetVisitRule: { countyId: string; perMonth: number | null; leastDays: number; basis: string };
}>;

/** The rule said last, or none. */
export type VisitRuleState = VisitRuleEvent['data'] | null;

/** Bounds of a county's own rule. */
export const visitRuleBounds = { perMonth: 10, leastDays: 28 } as const;

const whole = (value: number, least: number, most: number): boolean =>
  Number.isSafeInteger(value) && value >= least && value <= most;

/** A county's own rule of visits. Never dated back: no school is overdue by a rule that was not there yet. */
export const visitRule: Decider<VisitRuleCommand, VisitRuleEvent, VisitRuleState> = {
  category: 'visit-rule',
  initial: null,
  ahead: ['SetVisitRule'],
  evolve: (_, { data }) => data,
  decide(command, state, context) {
    const { countyId, perMonth, leastDays } = command;
    const basis = command.basis.trim();
    const effectiveFrom = effectiveDay(command, context, true);
    const data = { countyId, perMonth, leastDays, effectiveFrom, basis };
    if (state?.effectiveFrom === effectiveFrom && state.basis === basis && state.perMonth === perMonth)
      if (state.leastDays === leastDays) return [];
    const today = effectiveDay({ type: command.type }, context);
    if (effectiveFrom < today) throw new Refusal('visit-rule.dated-back', { effectiveFrom, today }, 'invalid');
    if (state && effectiveFrom < state.effectiveFrom)
      throw new Refusal('visit-rule.before-last', { effectiveFrom, last: state.effectiveFrom }, 'invalid');
    if (basis === '') throw new Refusal('visit-rule.basis-missing', { field: 'basis' }, 'invalid');
    if (perMonth !== null && !whole(perMonth, 1, visitRuleBounds.perMonth))
      throw new Refusal('visit-rule.per-month', { perMonth, most: visitRuleBounds.perMonth }, 'invalid');
    if (!whole(leastDays, 1, visitRuleBounds.leastDays))
      throw new Refusal('visit-rule.least-days', { leastDays, most: visitRuleBounds.leastDays }, 'invalid');
    if (perMonth === null && (state?.perMonth ?? null) === null) throw new Refusal('visit-rule.none', {});
    return [{ type: 'VisitRuleSet', data }];
  },
};
