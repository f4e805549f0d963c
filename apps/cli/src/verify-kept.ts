import type { SqliteEventStore } from '@app/event-store';
import {
  finding,
  followedKeys,
  grewFrom,
  keyName,
  membersOf,
  missingOf,
  openNote,
  originOf,
  witnessedBy,
  type Finding,
  type Head,
  type Trust,
  type Witnessed,
} from '@app/ledger';
import { checkpointsIn, rotationsIn } from '@app/runtime/proofs';

/** What is known of a log besides its own words: heads to hold it against, and the first thing wrong with their signatures. */
export type KeptTrust = Readonly<{
  heads: readonly Head[];
  signedBy: readonly string[];
  witnessed: readonly Witnessed[];
  finding: Finding | null;
}>;

/** So many of the checkpoints kept beside a log are looked at; the log is held against the first few. */
const looked = 500;
const held = 20;

/**
 * Reads the checkpoints that are kept beside a log and those that somebody kept elsewhere. Of the first, the last must be
 * signed by each key (or by one that took its place), and one of them by each witness.
 */
export const keptTrust = async (
  { data, tenant, log }: Readonly<{ data: string; tenant: string; log: SqliteEventStore }>,
  { keys, earlier, earlierKeys = [], witnesses = [] }: Trust,
): Promise<KeptTrust> => {
  // Before the log is asked how long it is: what is signed meanwhile is no matter of this check.
  const kept = await checkpointsIn(data, looked);
  const { storeId } = log;
  const origin = originOf(storeId);
  const { count, root } = await log.head();
  const now = { origin, count, root };
  const none = { heads: [], signedBy: [], witnessed: [] };
  const followed = followedKeys(keys, { rotations: await rotationsIn(log, tenant) }, origin);
  if ('reason' in followed) return { ...none, finding: followed };
  const members = membersOf(followed);
  const notes = kept.map(({ note }) => note);
  const opened = notes.slice(0, held).map((note) => openNote(note, members));
  const forged = opened.flatMap((one) => one.forged);
  if (forged.length > 0) return { ...none, finding: finding('signature-forged', 0, forged.join('、')) };
  const signedBy = opened[0]?.signedBy ?? [];
  const missing = missingOf(followed, signedBy);
  if (missing) return { ...none, finding: finding('not-signed', 0, keyName(missing)) };
  const before = grewFrom(earlier, [...members, ...earlierKeys], now, null);
  if ('reason' in before) return { ...none, finding: before };
  const seen = witnessedBy(witnesses, [...notes, ...earlier], now, null);
  if ('reason' in seen) return { ...none, finding: seen };
  const heads = [...kept.slice(0, held), ...before.heads, ...seen.heads];
  return {
    heads: heads.map((head) => ({ storeId, count: head.count, root: head.root })),
    signedBy,
    witnessed: seen.witnessed,
    finding: null,
  };
};
