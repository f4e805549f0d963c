import { cpSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { Attachments, attachmentsAt, attachmentsFolder, S3Attachments } from '@app/attachments';
import { EventStore, SqliteEventStore } from '@app/event-store';
import { files, makeDirectory } from '@app/runtime';
import { AccessJournal, Operations, Vault } from '@app/vault';
import { Failed } from './failed.js';
import { CitedFiles, type FilesVerified } from './cited-files.js';
import { openLog, storedEvents } from './log-file.js';

/** What a backup came to. */
export type BackedUp = Readonly<{
  directory: string;
  count: number;
  root: string;
  /** The files that the copied log cites: those that are not in the copy (or in the bucket) are missing. */
  files: FilesVerified;
  /** Whether files are kept in a bucket, which no copy has: its own versions and copies are the bucket's matter. */
  inBucket: boolean;
}>;

/**
 * A consistent copy of everything that cannot be rebuilt, made while the server runs. The log comes first: whatever an
 * event of the copy names (a person, a file) was kept before the event was, so the later copies have it.
 */
export const backUp = async (
  context: INestApplicationContext,
  { from, to }: Readonly<{ from: string; to: string }>,
): Promise<BackedUp> => {
  if (existsSync(to) && readdirSync(to).length > 0) throw new Failed(`${to} 不是空目录，请另选目录。什么也没有改动。`);
  makeDirectory(to);
  const store = context.get(EventStore);
  if (!(store instanceof SqliteEventStore)) throw new Failed('只有单机方式的数据可以这样备份。');
  await store.backup(join(to, files.log));
  await context.get(Vault).backup(join(to, files.vault));
  await context.get(Operations).backup(join(to, files.operations));
  await context.get(AccessJournal).backup(join(to, files.journal));
  for (const name of [attachmentsFolder, 'session.secret'])
    if (existsSync(join(from, name))) cpSync(join(from, name), join(to, name), { recursive: true });
  const log = openLog(to);
  const { storeId, count, root } = await log.head();
  writeFileSync(join(to, 'head.json'), `${JSON.stringify({ storeId, count, root }, null, 2)}\n`);
  const cited = new CitedFiles();
  for await (const event of storedEvents(log)) cited.add(event);
  await log.close();
  const kept = context.get(Attachments);
  const inBucket = kept instanceof S3Attachments;
  const citedFiles = await cited.check(inBucket ? kept : attachmentsAt({ dataDir: to }), { presence: true });
  return { directory: to, count, root, files: citedFiles, inBucket };
};
