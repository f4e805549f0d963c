import { existsSync } from 'node:fs';
import { access, cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { Attachments, attachmentsAt, attachmentsFolder, S3Attachments } from '@app/attachments';
import { isCopied, KurrentEventStore, StoreUnavailable, type EventStore } from '@app/event-store';
import { checkpointText, originOf, signedNote, Verifier, type Head, type TreeHead, type Verified } from '@app/ledger';
import type { AccessJournal, Operations, Vault } from '@app/vault';
import { files } from '../engines.js';
import { ProcessBooks } from '../process-books.js';
import { HistoryDiffers } from '../proofs/checkpoint-refusals.js';
import type { SignedHead } from '../proofs/checkpoints.js';
import { CitedFiles, type FilesVerified } from './cited-files.js';
import { openLog, storedEvents } from './log.js';
import { bytesIn } from './space.js';

/** What a copy is made of. */
export type Kept = Readonly<{
  /** The data directory. */
  from: string;
  /** Folder of the files, where no bucket has them: the data directory, or the one that all servers share. */
  files: string;
  store: EventStore;
  vault: Vault;
  operations: Operations;
  journal: AccessJournal;
  attachments: Attachments;
  /** Signs the head of the copied log, when it is the beginning of what is signed here. @throws HistoryDiffers, StoreUnavailable */
  sign: (head: TreeHead) => Promise<SignedHead>;
}>;

/** What is being done, in this order. `total` is 0 where nobody counts. */
export type BackupStep = 'records' | 'people' | 'files' | 'verifying';
export type BackupProgress = Readonly<{ step: BackupStep; done: number; total: number }>;

/** What a backup came to. */
export type BackedUp = Readonly<{
  count: number;
  root: string;
  /** What is wrong with the copied log, or null. */
  finding: Verified['finding'];
  /** The files that the copied log cites: those that are not in the copy (or in the bucket) as they were. */
  files: FilesVerified;
  /** Whether files are kept in a bucket, which no copy has: its own versions and copies are the bucket's matter. */
  inBucket: boolean;
  /** Every event and every cited file was read again in the copy, and is what it was. */
  verified: boolean;
  /** What the checkpoint inside is verified by; null: unsigned, for want of a key or because the log is not as it was. */
  signedBy: string | null;
  /** Size of the copy. */
  bytes: number;
}>;

/** Only the embedded mode keeps its log in a file that can be copied. */
export class NoFileToCopy extends Error {
  override readonly name = 'NoFileToCopy';
}

/** Written beside the copy, for `hengjian verify --head`. */
export const headFile = 'head.json';
/** The checkpoint of exactly the copied log. */
export const checkpointFile = 'checkpoint.txt';

/** A link that leads nowhere is left out, and missed by name when the log cites what it was. */
const leadsSomewhere = (source: string): boolean => existsSync(source);

/** A copy has the content of what is linked: it must not depend on what stands elsewhere. */
const withContent = { recursive: true, dereference: true, filter: leadsSomewhere } as const;

/**
 * A consistent copy of everything that cannot be rebuilt, made while the server runs, read again from the first event to
 * the last. The order is what makes it consistent. Operations before the log: a process's place in the copy must not lie
 * behind the copy's end, or what is recorded after a restore would never be followed up; a place too early is gone over
 * again and changes nothing. People and files after it: whatever an event names was kept before the event was.
 * @param to an empty directory
 * @throws NoFileToCopy, and what the disk says
 */
export const backUp = async (
  { from, files: filesFolder, store, vault, operations, journal, attachments, sign }: Kept,
  to: string,
  onProgress: (progress: BackupProgress) => void = () => undefined,
): Promise<BackedUp> => {
  if (!isCopied(store)) throw new NoFileToCopy('there is no log in a file');
  onProgress({ step: 'records', done: 0, total: 0 });
  await operations.backup(join(to, files.operations));
  await reached(store, operations);
  await store.backup(join(to, files.log));
  onProgress({ step: 'people', done: 0, total: 0 });
  await vault.backup(join(to, files.vault));
  await journal.backup(join(to, files.journal));
  onProgress({ step: 'files', done: 0, total: 0 });
  for (const [folder, name] of [
    [filesFolder, attachmentsFolder],
    [from, 'session.secret'],
  ] as const)
    if (existsSync(join(folder, name))) {
      // Whoever asked may have gone and taken the folder away: it is not made again.
      await access(to);
      await cp(join(folder, name), join(to, name), withContent);
    }
  const { head, finding, cited } = await verifiedLog(to, onProgress);
  await writeFile(join(to, headFile), `${JSON.stringify(head, null, 2)}\n`);
  const { note, verifier } = finding ? unsigned(head) : await signed(head, sign);
  await writeFile(join(to, checkpointFile), note);
  const inBucket = attachments instanceof S3Attachments;
  // What a bucket holds is asked for, not fetched: the copy has none of it.
  const found = await cited.check(inBucket ? attachments : attachmentsAt({ dataDir: to }), { presence: inBucket });
  return {
    count: head.count,
    root: head.root,
    finding,
    files: found,
    inBucket,
    verified: finding === null && found.wrong.length === 0,
    signedBy: verifier,
    bytes: await bytesIn(to),
  };
};

const unsigned = ({ storeId, count, root }: Head): SignedHead => ({
  note: signedNote(checkpointText({ origin: originOf(storeId), count, root }), [], 0),
  verifier: null,
});

/** A log that must not be signed is copied all the same: this may be the last copy of it that there is. */
const signed = async (head: Head, sign: Kept['sign']): Promise<SignedHead> => {
  try {
    return await sign(head);
  } catch (error) {
    if (!(error instanceof HistoryDiffers) && !(error instanceof StoreUnavailable)) throw error;
    new Logger('Backups').error(`备份中的检查点没有签名：${error.message}`);
    return unsigned(head);
  }
};

/** Milliseconds for this node's copy of the log to come to where processes are, on whatever node. */
const patience = 15_000;

/** Waits until the log that will be copied has what the copied operations speak of. @throws StoreUnavailable */
const reached = async (store: EventStore, operations: Operations): Promise<void> => {
  if (!(store instanceof KurrentEventStore)) return;
  const states = await new ProcessBooks(operations).states();
  const [signed] = await operations.notes.lastKeys(1);
  const sequence = Math.max(0, Number(signed ?? 0) || 0, ...states.map((state) => state.sequence));
  for (const giveUp = performance.now() + patience; (await store.head()).count < sequence; await sleep(100))
    if (performance.now() > giveUp) throw new StoreUnavailable('本机的事件副本落后于集群，请稍后再备份。', 'away');
};

const verifiedLog = async (
  directory: string,
  onProgress: (progress: BackupProgress) => void,
): Promise<{ head: Head; finding: Verified['finding']; cited: CitedFiles }> => {
  const log = openLog(directory);
  try {
    const { storeId, count, root } = await log.head();
    const verifier = new Verifier(storeId);
    const cited = new CitedFiles();
    for await (const event of storedEvents(log)) {
      if (verifier.add(event)) break;
      cited.add(event);
      if (event.sequence % 1000 === 1) onProgress({ step: 'verifying', done: event.sequence, total: count });
    }
    return { head: { storeId, count, root }, finding: verifier.finish({ count, root }).finding, cited };
  } finally {
    await log.close();
  }
};
