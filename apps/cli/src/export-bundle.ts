import { createWriteStream, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { join } from 'node:path';
import { attachmentsAt, type Attachments } from '@app/attachments';
import { KeptNodes, LogTree } from '@app/event-store';
import { MalformedCheckpoint, MalformedNote, parseCheckpoint, parseNote, type BundleScope } from '@app/ledger';
import { readConfig } from '@app/platform/config';
import { openLog, storedEvents } from '@app/runtime/backup';
import { inScope, readSigningKey, writeBundle, type BundleWritten } from '@app/runtime/proofs';
import { filesBeside } from '../../verifier/src/verify-file.js';
import { Failed } from './failed.js';
import { path } from './output.js';

/** What is asked for at the keyboard. */
export type BundleOptions = Readonly<{
  scope: BundleScope;
  out: string;
  /** Key file; that of the environment when absent. */
  key?: string;
  /** Files with checkpoints that the reader has kept. */
  earlier: readonly string[];
  files: boolean;
}>;

const countIn = (file: string): number => {
  try {
    return parseCheckpoint(parseNote(readFileSync(path(file), 'utf8')).text).count;
  } catch (error) {
    if (!(error instanceof MalformedNote) && !(error instanceof MalformedCheckpoint)) throw error;
    throw new Failed(`${file} 不是检查点，请给出此前留存的检查点文件。`);
  }
};

/** Writes a bundle of the log in a data directory; a server may go on writing it. @throws Failed, SigningKeyUnusable */
export const exportBundle = async (
  data: string,
  { scope, out, key, earlier, files }: BundleOptions,
): Promise<BundleWritten & Readonly<{ file: string; signedBy: string | null }>> => {
  const { tenant, signingKeyFile, bucket } = readConfig({ ...process.env, HENGJIAN_DATA: data });
  const keyFile = key === undefined ? signingKeyFile : path(key);
  const signer = keyFile === null ? null : readSigningKey(keyFile, data);
  const counts = earlier.map(countIn);
  const log = openLog(data);
  const tree = new LogTree(log, new KeptNodes());
  const file = path(out);
  const target = createWriteStream(file, { flags: 'wx' });
  try {
    await once(target, 'open');
    const events = storedEvents(log);
    const asked = { scope, includes: inScope(scope, tenant), earlier: counts, signers: signer ? [signer] : [] };
    const now = new Date().toISOString();
    const written = await writeBundle(tree, { storeId: log.storeId, events }, { ...asked, now }, async (line) => {
      if (!target.write(`${line}\n`)) await once(target, 'drain');
    });
    target.end();
    await once(target, 'finish');
    if (scope.kind !== 'all' && written.events === 0) throw new Failed('日志里没有这一对象的记录，请检查编号。');
    if (files) await copyFiles(attachmentsAt({ dataDir: data, bucket }), filesBeside(file), written.files);
    return { ...written, file, signedBy: signer?.verifier ?? null };
  } catch (error) {
    // Half a bundle helps nobody; one that was there before is left alone.
    if (target.bytesWritten > 0) await rm(file, { force: true });
    throw error;
  } finally {
    tree.close();
    await log.close();
  }
};

/** Attachments beside the bundle, each by its hash; out of the data directory or the bucket. */
const copyFiles = async (attachments: Attachments, folder: string, hashes: readonly string[]): Promise<void> => {
  await mkdir(folder);
  for (const hash of hashes) {
    const found = await attachments.get(hash);
    if (!found) throw new Failed(`引用的附件 ${hash} 不见了：请从备份恢复后再导出，或不加 --files。`);
    await writeFile(join(folder, hash), found.content, { flag: 'wx' });
  }
};
