import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { NoteVerifier } from '@app/ledger';
import { makeDirectory } from '../data-directory.js';
import { OwnerLock } from '../owner-lock.js';
import { files } from '../stores/stores.js';
import { carryOver, type Carried } from './carried.js';
import { lossOf, lossSentence, nothingThere, type Loss } from './loss.js';
import { RestoreRefused } from './refused.js';
import { beingFilled, checkReplaceable, clearRemains, endReplacement, replace } from './replace.js';
import { claimsOf, stage } from './staged.js';
import { verifiedCopy, type CopyVerified } from './verified-copy.js';

/** What is asked for. */
export type RestoreAsked = Readonly<{
  /** Directory of the backup; nothing is written there. */
  backup: string;
  /** The data directory; it need not be there. */
  into: string;
  tenant: string;
  /** Keys that must have signed the backup's checkpoint. */
  keys: readonly NoteVerifier[];
  /** Files are known to be in a bucket, not in the backup. */
  filesElsewhere: boolean;
  /** Goes on although events are lost that the directory has. */
  acceptLoss: boolean;
  /** ISO instant. */
  now: string;
  onEvent?: (sequence: number, count: number) => void;
}>;

/** What a restore came to. */
export type Restored = CopyVerified &
  Readonly<{
    loss: Loss;
    carried: Carried;
    /** Where the old directory stands now; null where there was none. */
    kept: string | null;
  }>;

/** Whether anything stands there that a restore takes away. */
const isUsed = (directory: string): boolean => Object.values(files).some((name) => existsSync(join(directory, name)));

/** Verifies a staged copy, and that nothing is lost unasked; puts it in its place. */
const put = async ({ backup, into, acceptLoss, now, ...trust }: RestoreAsked): Promise<Restored> => {
  const claims = claimsOf(backup);
  const copy = beingFilled(into);
  await stage(backup, copy);
  const verified = await verifiedCopy(copy, claims, trust);
  const loss = isUsed(into) ? await lossOf(into, copy) : nothingThere;
  const sentence = lossSentence(loss);
  if (sentence !== null && !acceptLoss)
    throw new RestoreRefused(`${sentence}确要恢复，请加 --accept-loss（原目录另名保留）。什么也没有改动。`);
  const from = isUsed(into) && loss.kind !== 'foreign' ? into : null;
  const carried = await carryOver({ from, loss, count: verified.count }, copy, now);
  return { ...verified, loss, carried, kept: replace(into, now.replace(/[-:.]/g, '')) };
};

/**
 * Puts a backup in the place of a data directory: copied beside it, read again from the first event to the last, and only
 * then put in its place by renaming; the old one is kept under a dated name. Whatever fails or is killed, one of the two
 * is whole under the directory's name when it is opened next.
 * @throws DataDirectoryInUse while a server has it open; RestoreRefused; what the disk says
 */
export const restore = async (asked: RestoreAsked): Promise<Restored> => {
  const into = resolve(asked.into);
  makeDirectory(dirname(into));
  endReplacement(into);
  checkReplaceable(into);
  // A place of its own to be locked, where there is no directory yet: one restore at a time.
  const made = !existsSync(into);
  if (made) mkdirSync(into, { mode: 0o700 });
  const lock = OwnerLock.take(into);
  try {
    clearRemains(into);
    const restored = await put({ ...asked, into });
    return made ? { ...restored, kept: discarded(restored.kept) } : restored;
  } catch (error) {
    rmSync(beingFilled(into), { recursive: true, force: true });
    if (made && !isUsed(into)) rmSync(into, { recursive: true, force: true });
    throw error;
  } finally {
    lock.release();
  }
};

/** A directory that was made to be locked is nothing to be kept. */
const discarded = (kept: string | null): null => {
  if (kept !== null) rmSync(kept, { recursive: true, force: true });
  return null;
};
