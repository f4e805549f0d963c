import { plusDays, type Recorded } from '../kernel/index.js';
import type { AccessEvent } from './events.js';
import type { Grant } from './roles.js';

/** An account on a day: null status, it was not opened yet. */
export type AccountOnDay = Readonly<{ status: 'open' | 'closed' | null; grants: readonly Grant[] }>;

/** A day before another one, or the earlier of both. */
const endedBefore = (until: string | null, day: string): string => {
  const last = plusDays(day, -1);
  return until === null || last < until ? last : until;
};

/**
 * The roles that an account held on a day (ISO), by the events that are given: all of them, or those of an earlier
 * knowledge. A grant holds on its days, whatever was granted of that role at that unit before; from the day of a
 * revocation on it is gone. Days before keep what held on them. A closed account keeps its roles, and may not use them.
 */
export const accountOn = (
  events: readonly (Pick<Recorded, 'effectiveAt'> & AccessEvent)[],
  day: string,
): AccountOnDay => {
  let status: AccountOnDay['status'] = null;
  const held = new Map<string, Grant>();
  /** From another day on something else holds: nothing of that day or later stays of what held on this one. */
  const cut = (key: string, from: string): void => {
    const grant = held.get(key);
    if (grant && from > day) held.set(key, { ...grant, until: endedBefore(grant.until, from) });
    else held.delete(key);
  };
  for (const event of events) {
    const since = event.effectiveAt.slice(0, 10);
    if (event.type === 'RoleGranted') {
      const { role, unitId, from, until } = event.data;
      const key = `${role} ${unitId}`;
      cut(key, from);
      if (from <= day && (until === null || day <= until)) held.set(key, { role, unitId, from, until });
    } else if (event.type === 'RoleRevoked') cut(`${event.data.role} ${event.data.unitId}`, since);
    else if (since <= day && (event.type === 'AccountOpened' || event.type === 'AccountReopened')) status = 'open';
    else if (since <= day && event.type === 'AccountClosed') status = 'closed';
  }
  return { status, grants: [...held.values()] };
};
