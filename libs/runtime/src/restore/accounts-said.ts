import { accessEvents, type AccessEvent, type Grant } from '@app/domain/access';
import type { Envelope } from '@app/domain/kernel';
import { EventTypes, StoreUnavailable, UnknownEvent, type SqliteEventStore } from '@app/event-store';
import { openLog, storedEvents } from '../backup/log.js';

/** The last that is said of a role of an account at a unit; no grant: it was revoked. */
export type RoleSaid = Pick<Grant, 'role' | 'unitId'> & Readonly<{ accountId: string; grant: Grant | null }>;

/** What a log says of accounts, the last word of each. */
export type AccountsSaid = Readonly<{
  /** Accounts whose person is erased, wherever the log says so. */
  erased: ReadonlySet<string>;
  /** By account: whether it is open. */
  open: ReadonlyMap<string, boolean>;
  /** By account, role and unit. */
  roles: ReadonlyMap<string, RoleSaid>;
}>;

const types = new EventTypes([accessEvents]);
const category = `${accessEvents.category}.`;

/**
 * Reads what a log says of accounts; of their being open and of their roles only what it says after so many events.
 * @throws StoreUnavailable, UnknownEvent, SyntaxError
 */
export const accountsSaid = async (log: SqliteEventStore, after = 0): Promise<AccountsSaid> => {
  const erased = new Set<string>();
  const open = new Map<string, boolean>();
  const roles = new Map<string, RoleSaid>();
  const said = ({ type, data }: AccessEvent): void => {
    const { accountId } = data;
    if (type === 'AccountOpened' || type === 'AccountReopened') open.set(accountId, true);
    else if (type === 'AccountClosed') open.set(accountId, false);
    else if (type === 'RoleGranted' || type === 'RoleRevoked') {
      const { role, unitId } = data;
      roles.set(`${accountId} ${role} ${unitId}`, {
        accountId,
        role,
        unitId,
        grant: type === 'RoleGranted' ? data : null,
      });
    }
  };
  for await (const { sequence, type, meta, data } of storedEvents(log)) {
    if (!type.startsWith(category)) continue;
    const { schemaVersion } = JSON.parse(meta) as Envelope;
    const event = types.fromWire(type, schemaVersion, JSON.parse(data)) as AccessEvent;
    if (event.type === 'PersonErased') erased.add(event.data.accountId);
    if (sequence > after) said(event);
  }
  return { erased, open, roles };
};

/** The same of the log of a directory that is replaced; null: it cannot be read to its end. */
export const accountsLeft = async (directory: string, after: number): Promise<AccountsSaid | null> => {
  let log: SqliteEventStore | undefined;
  try {
    log = openLog(directory);
    return await accountsSaid(log, after);
  } catch (error) {
    if (error instanceof StoreUnavailable || error instanceof UnknownEvent || error instanceof SyntaxError) return null;
    throw error;
  } finally {
    await log?.close();
  }
};
