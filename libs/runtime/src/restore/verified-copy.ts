import { join } from 'node:path';
import { attachmentsAt } from '@app/attachments';
import type { SqliteEventStore } from '@app/event-store';
import {
  followedKeys,
  keyName,
  MalformedCheckpoint,
  MalformedNote,
  membersOf,
  missingOf,
  openNote,
  originOf,
  parseCheckpoint,
  Verifier,
  type FollowedKey,
  type Head,
  type NoteVerifier,
} from '@app/ledger';
import { Sqlite, sqliteFault } from '@app/sqlite';
import { SqliteAccessJournal, SqliteKeyValues } from '@app/vault';
import { CitedFiles, sentenceOf } from '../backup/cited-files.js';
import { openLog, storedEvents } from '../backup/log.js';
import { notesOf } from '../proofs/kept-checkpoints.js';
import { rotationsIn } from '../proofs/rotations.js';
import { files } from '../stores/stores.js';
import { RestoreRefused } from './refused.js';
import type { Claims } from './staged.js';

/** What a copy came to. */
export type CopyVerified = Readonly<{
  storeId: string;
  count: number;
  root: string;
  /** Names of the given keys that signed its checkpoint. */
  signedBy: readonly string[];
  /** Files that its log cites, all of them in it and unchanged; null: they are elsewhere, and were not looked at. */
  files: number | null;
}>;

const refused = (sentence: string): RestoreRefused => new RestoreRefused(`备份核验不通过：${sentence}什么也没有改动。`);

/** So many of the checkpoints that were kept with the log must be its own, too, and all that others have signed. */
const keptHeads = 20;

const isText = (error: unknown): boolean => error instanceof MalformedNote || error instanceof MalformedCheckpoint;

/** What a note says that was signed, as a head of this log. `called`: what the note is. @throws RestoreRefused */
const opened = (note: string, called: string, storeId: string, keys: readonly FollowedKey[]) => {
  try {
    const { text, ...signed } = openNote(note, membersOf(keys));
    const { origin, count, root } = parseCheckpoint(text);
    if (origin !== originOf(storeId)) throw refused(`${called}属于另一个库。`);
    return { head: { storeId, count, root }, ...signed };
  } catch (error) {
    throw isText(error) ? refused(`${called}无法读取。`) : error;
  }
};

/** A checkpoint that was kept with the log: what stands beside its note, nobody has signed. @throws RestoreRefused */
const keptHead = (note: string, storeId: string, keys: readonly FollowedKey[]): Head => {
  const { head, forged } = opened(note, '随库留存的检查点', storeId, keys);
  if (forged.length === 0) return head;
  throw refused(`随库留存的 ${head.count} 条检查点的签名是伪造的（${forged.join('、')}）。`);
};

/** The checkpoint that came with it, as a head of this log; signed by each of the keys. @throws RestoreRefused */
const checkpointIn = (
  { checkpoint: note, count, root }: Claims,
  storeId: string,
  keys: readonly FollowedKey[],
): Readonly<{ head: Head; signedBy: readonly string[] }> => {
  if (note === null) {
    if (keys.length > 0) throw refused('备份里没有检查点，无法核对签名。');
    return { head: { storeId, count, root }, signedBy: [] };
  }
  const { head, signedBy, forged } = opened(note, '检查点', storeId, keys);
  if (head.count !== count || head.root !== root) throw refused('检查点与备份所记的条数或根值不同，其中一个被改动。');
  if (forged.length > 0) throw refused(`检查点的签名是伪造的（${forged.join('、')}）。`);
  const missing = missingOf(keys, signedBy);
  if (missing) throw refused(`检查点没有经公钥 ${keyName(missing)} 签署。`);
  return { head, signedBy };
};

/** The log of a copy, event by event. @throws RestoreRefused naming the first bad one */
const checkLog = async (log: SqliteEventStore, heads: readonly Head[], onEvent?: (sequence: number) => void) => {
  const verifier = new Verifier(log.storeId, ...heads);
  const cited = new CitedFiles();
  for await (const event of storedEvents(log)) {
    if (verifier.add(event)) break;
    cited.add(event);
    onEvent?.(event.sequence);
  }
  const { finding } = verifier.finish(await log.head());
  if (finding) throw refused(finding.chinese);
  return cited;
};

/** A file that SQLite finds whole. @throws RestoreRefused */
const readable = async <Answer>(directory: string, name: string, read: (db: Sqlite) => Promise<Answer> | Answer) => {
  let db: Sqlite | undefined;
  try {
    db = new Sqlite(join(directory, name));
    const problem = db.get<{ found: string }>('select integrity_check as found from pragma_integrity_check')?.found;
    if (problem !== 'ok') throw refused(`${name} 已损坏。`);
    return await read(db);
  } catch (error) {
    if (['corrupt', 'cannot-open', 'other'].includes(sqliteFault(error)) && !(error instanceof RestoreRefused))
      throw refused(`${name} 无法读取，已损坏或不是本系统的文件。`);
    throw error;
  } finally {
    db?.close();
  }
};

const checkJournal = async (directory: string): Promise<void> => {
  const journal = new SqliteAccessJournal(join(directory, files.journal));
  try {
    const { badFrom } = await journal.verify();
    if (badFrom !== null) throw refused(`登录日志第 ${badFrom} 条被改动。`);
  } finally {
    await journal.close();
  }
};

/** What to check a copy with: keys that must have signed, each itself or by one that took its place in the log. */
export type CopyTrust = Readonly<{
  tenant: string;
  keys: readonly NoteVerifier[];
  /** Files are known to be in a bucket: where the backup says so too, they are not looked for in it. */
  filesElsewhere: boolean;
  onEvent?: (sequence: number, count: number) => void;
}>;

const elsewhere = '备份自称附件在对象存储中：确实如此的，请加 --files-elsewhere，附件便不在核验之内。';

/**
 * Reads a staged copy from its first event to its last, with all that belongs to it, as if nobody could be trusted.
 * @throws RestoreRefused naming the first thing wrong
 */
export const verifiedCopy = async (
  directory: string,
  claims: Claims,
  { tenant, keys, filesElsewhere, onEvent }: CopyTrust,
): Promise<CopyVerified> => {
  for (const name of [files.log, files.journal]) await readable(directory, name, () => undefined);
  const kept = await readable(directory, files.operations, (db) => notesOf(new SqliteKeyValues(db, 'note'), keptHeads));
  await readable(directory, files.vault, (db) => db.get('select account_id, password_hash from person limit 1'));
  await checkJournal(directory);
  const log = openLog(directory);
  try {
    const { storeId } = log;
    const followed = followedKeys(keys, { rotations: await rotationsIn(log, tenant) }, originOf(storeId));
    if ('reason' in followed) throw refused(followed.chinese);
    const { head, signedBy } = checkpointIn(claims, storeId, followed);
    const earlier = kept.map(({ note }) => keptHead(note, storeId, followed));
    const told = onEvent && ((sequence: number): void => onEvent(sequence, head.count));
    const cited = await checkLog(log, [head, ...earlier], told);
    // What a backup says of itself, nobody has signed: alone it is no reason to look at less.
    if (claims.filesElsewhere && filesElsewhere) return { ...head, signedBy, files: null };
    const { wrong } = await cited.check(attachmentsAt({ dataDir: directory }));
    if (wrong[0]) throw refused(`${sentenceOf(wrong[0]).replace('✗ ', '')}。${claims.filesElsewhere ? elsewhere : ''}`);
    return { ...head, signedBy, files: cited.count };
  } finally {
    await log.close();
  }
};
