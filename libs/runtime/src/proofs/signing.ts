import type { Checkpoints } from './checkpoints.js';

/**
 * How checkpoints are signed: as they should be; not, without a key; not, as the log has replaced the key that there is;
 * or not, as the log is not one that has grown from what was signed.
 */
export const signings = ['signed', 'unsigned', 'superseded', 'stopped'] as const;
export type Signing = (typeof signings)[number];

/** What is the matter with signing now. @throws StoreUnavailable */
export const signingOf = async (
  checkpoints: Pick<Checkpoints, 'given' | 'verifier' | 'isStopped'>,
): Promise<Signing> => {
  if (checkpoints.isStopped) return 'stopped';
  if (checkpoints.given === null) return 'unsigned';
  return (await checkpoints.verifier()) === null ? 'superseded' : 'signed';
};
