import type { EventStore } from '@app/event-store';
import type { Checkpoints } from './checkpoints.js';
import { namedKey, rotationsIn } from './rotations.js';

/**
 * How checkpoints are signed: as they should be; not, without a key; not, as the log has replaced the key that there is;
 * or not, as the log is not one that has grown from what was signed.
 */
export const signings = ['signed', 'unsigned', 'superseded', 'stopped'] as const;
export type Signing = (typeof signings)[number];

/** What is the matter with signing now. @throws StoreUnavailable */
export const signingOf = async (
  checkpoints: Pick<Checkpoints, 'verifier' | 'isStopped'>,
  store: Pick<EventStore, 'readStream'>,
  tenant: string,
): Promise<Signing> => {
  if (checkpoints.isStopped) return 'stopped';
  if (checkpoints.verifier === null) return 'unsigned';
  const named = namedKey(await rotationsIn(store, tenant));
  return named === null || named === checkpoints.verifier ? 'signed' : 'superseded';
};
