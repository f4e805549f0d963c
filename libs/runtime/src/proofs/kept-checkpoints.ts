import type { TreeHead } from '@app/ledger';
import type { KeyValues } from '@app/vault';

/** Why a checkpoint was made: a new day, many events, a formal act, or because somebody asked for a proof. */
export type CheckpointReason = 'day' | 'events' | 'act' | 'asked';

/** A checkpoint that was made, and is kept beside the log. */
export type KeptCheckpoint = TreeHead &
  Readonly<{
    /** The note (c2sp.org/tlog-checkpoint), signed or not. */
    note: string;
    /** ISO instant. */
    madeAt: string;
    reason: CheckpointReason;
    /** What its signature is verified by; null: unsigned. */
    verifier: string | null;
  }>;

/** Keys in the order of counts; what was set aside stands before all of them. */
export const keyOf = (count: number): string => String(count).padStart(16, '0');
const aside = '-';

export const readKept = (text: string): KeptCheckpoint => JSON.parse(text) as KeptCheckpoint;

/** The last so many, latest first. */
export const recentOf = async (kept: KeyValues, limit: number): Promise<readonly KeptCheckpoint[]> => {
  const keys = (await kept.lastKeys(limit)).filter((key) => !key.startsWith(aside));
  const found = await kept.several(keys);
  return keys.flatMap((key) => (found.has(key) ? [readKept(found.get(key)!)] : []));
};

/** Keeps one where nothing is signed by it any more. */
export const putAside = (kept: KeyValues, checkpoint: KeptCheckpoint, now: string): Promise<void> =>
  kept.put(`${aside}${keyOf(checkpoint.count)}@${now}`, JSON.stringify(checkpoint));
