import { dayOf, type Recorded } from '../kernel/index.js';
import { account } from './account.js';
import type { AccessEvent } from './events.js';
import { inForce, type Grant } from './roles.js';

/** An account on a day: null status, it was not opened yet. */
export type AccountOnDay = Readonly<{ status: 'open' | 'closed' | null; grants: readonly Grant[] }>;

/**
 * The roles that an account held on a day (ISO), by the events that are given: all of them, or those of an earlier
 * knowledge. What somebody was let do on a day is a fact of that day, which nothing that is recorded later changes: it is
 * what the account had come to by the day's end, as the door itself reads it. A closed account keeps its roles, and may
 * not use them.
 */
export const accountOn = (
  events: readonly (Pick<Recorded, 'recordedAt'> & AccessEvent)[],
  day: string,
): AccountOnDay => {
  const state = events
    .filter(({ recordedAt }) => dayOf(recordedAt) <= day)
    .reduce<ReturnType<typeof account.evolve>>((before, event) => account.evolve(before, event), account.initial);
  if (state.status === 'absent') return { status: null, grants: [] };
  return { status: state.status, grants: state.grants.filter((grant) => inForce(grant, day)) };
};
