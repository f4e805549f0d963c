import {
  effectiveDay,
  Refusal,
  same,
  type Commands,
  type Decider,
  type EventCatalogue,
  type Facts,
} from '../kernel/index.js';
import { checkLadder } from './ladder-check.js';
import type { Rung } from './ladder.js';

/** A county's own ladder, from a day (ISO date) on; one stream a county. What has fired stands as it was. */
export type LadderEvent = Facts<{
  LadderAdopted: Readonly<{
    countyId: string;
    /** Count of the county's ladders. */
    version: number;
    rungs: readonly Rung[];
    effectiveFrom: string;
    /** The document that says so. */
    basis: string;
  }>;
}>;

/** Storage contract of a county's ladders. */
export const ladderEvents: EventCatalogue<LadderEvent> = { category: 'ladder', versions: { LadderAdopted: 1 } };

/** `effectiveAt` is the first day on which it holds: today, or a day ahead. */
export type LadderCommand = Commands<{
  AdoptLadder: { countyId: string; rungs: readonly Rung[]; basis: string };
}>;

/** The ladder adopted last, or none. */
export type LadderState = LadderEvent['data'] | null;

/** Field by field: tomorrow's fields of a form do not get into the log. */
const rungOf = ({ rung, offset, unit, kind, answerWithin, clause }: Rung): Rung => ({
  rung,
  offset,
  unit,
  kind,
  answerWithin,
  clause: clause.trim(),
});

/** A county's ladder of reminders. Never dated back: nobody is late by a rule that was not there yet. */
export const ladder: Decider<LadderCommand, LadderEvent, LadderState> = {
  category: 'ladder',
  initial: null,
  ahead: ['AdoptLadder'],
  evolve: (_, event) => event.data,
  decide(command, state, context) {
    const rungs = command.rungs.map(rungOf);
    const basis = command.basis.trim();
    const effectiveFrom = effectiveDay(command, context, true);
    if (state && state.effectiveFrom === effectiveFrom && state.basis === basis && same(state.rungs, rungs)) return [];
    const today = effectiveDay({ type: command.type }, context);
    if (effectiveFrom < today) throw new Refusal('ladder.dated-back', { effectiveFrom, today }, 'invalid');
    if (state && effectiveFrom < state.effectiveFrom)
      throw new Refusal('ladder.before-last', { effectiveFrom, last: state.effectiveFrom }, 'invalid');
    if (basis === '') throw new Refusal('ladder.basis-missing', {}, 'invalid');
    checkLadder(rungs);
    const version = (state?.version ?? 0) + 1;
    return [{ type: 'LadderAdopted', data: { countyId: command.countyId, version, rungs, effectiveFrom, basis } }];
  },
};
