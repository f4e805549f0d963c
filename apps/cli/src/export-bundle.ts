import { existsSync } from 'node:fs';
import { mkdir, open, rm, writeFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { attachmentsAt, type Attachments } from '@app/attachments';
import { KeptNodes, LogTree } from '@app/event-store';
import type { BundleScope } from '@app/ledger';
import { readConfig } from '@app/platform/config';
import { openLog, storedEvents } from '@app/runtime/backup';
import {
  inScope,
  isRetired,
  lastCosigned,
  namedKey,
  notesIn,
  readSigningKey,
  rotationsIn,
  writeBundle,
  type BundleWritten,
} from '@app/runtime/proofs';
import { SqliteAccessJournal } from '@app/vault';
import { filesBeside } from '../../verifier/src/verify-file.js';
import { perform } from './control.js';
import { countIn } from './count-in.js';
import { Failed } from './failed.js';
import { noteBundle } from './note-bundle.js';
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

/** Writes a bundle of the log in a data directory; a server may go on writing it. @throws Failed, SigningKeyUnusable */
export const exportBundle = async (
  data: string,
  { scope, out, key, earlier, files }: BundleOptions,
): Promise<BundleWritten & Readonly<{ file: string; signedBy: string | null; isNoted: boolean }>> => {
  const { tenant, signingKeyFile, bucket, filesDir } = readConfig({ ...process.env, HENGJIAN_DATA: data });
  const keyFile = key === undefined ? signingKeyFile : path(key);
  const signer = keyFile === null ? null : readSigningKey(keyFile, data);
  const counts = earlier.map(countIn);
  const log = openLog(data);
  const tree = new LogTree(log, new KeptNodes());
  const file = path(out);
  try {
    const events = storedEvents(log);
    const rotations = await rotationsIn(log, tenant);
    if (signer && isRetired(rotations, signer.verifier))
      throw new Failed(`所给的签名密钥已换下，日志现在的公钥是 ${namedKey(rotations)}：请用它的密钥文件导出。`);
    const asked = {
      scope,
      includes: inScope(scope, tenant),
      earlier: counts,
      rotations,
      cosigned: lastCosigned(await notesIn(data, 0)),
      signers: signer ? [signer] : [],
    };
    const now = new Date().toISOString();
    const target = await open(file, 'wx', 0o600);
    try {
      const lines = new Gathered(target);
      const written = await writeBundle(tree, { storeId: log.storeId, events }, { ...asked, now }, (line) =>
        lines.add(line),
      );
      await lines.flush();
      if (scope.kind !== 'all' && written.events === 0) throw new Failed('日志里没有这一对象的记录，请检查编号。');
      if (files)
        await copyFiles(attachmentsAt({ dataDir: filesDir ?? data, bucket }), filesBeside(file), written.files);
      const isNoted = await noted(data, scope, written.count);
      return { ...written, file, signedBy: signer?.verifier ?? null, isNoted };
    } catch (error) {
      // Half a bundle helps nobody; one that was there before was never opened.
      await rm(file, { force: true });
      throw error;
    } finally {
      await target.close();
    }
  } finally {
    tree.close();
    await log.close();
  }
};

/**
 * Says in the access journal that the past was carried away, as of whoever looks at it: by the running server, which knows
 * where the journal is; else in the file of this directory. A copy of the data (it has no owner's lock) keeps no journal of
 * its own, and that of several servers stands beside their log: then nothing is noted, and the answer is false.
 */
const noted = async (data: string, scope: BundleScope, count: number): Promise<boolean> => {
  const about = { unitId: scope.kind === 'unit' ? scope.id : null, events: [1, count] } as const;
  const { isNoted } = await perform(data, 'noteBundle', about, async () => {
    const file = join(data, 'journal.sqlite');
    if (!existsSync(file) || !existsSync(join(data, 'owner.sqlite'))) return { isNoted: false };
    const journal = new SqliteAccessJournal(file);
    try {
      await noteBundle(journal, about, new Date().toISOString());
      return { isNoted: true };
    } finally {
      await journal.close();
    }
  });
  return isNoted;
};

/** Lines written a mebibyte at a time. */
class Gathered {
  private waiting = '';

  constructor(private readonly target: FileHandle) {}

  async add(line: string): Promise<void> {
    this.waiting += `${line}\n`;
    if (this.waiting.length > 1024 * 1024) await this.flush();
  }

  async flush(): Promise<void> {
    await this.target.appendFile(this.waiting);
    this.waiting = '';
  }
}

/** Attachments beside the bundle, each by its hash; out of the data directory or the bucket. */
const copyFiles = async (attachments: Attachments, folder: string, hashes: readonly string[]): Promise<void> => {
  await mkdir(folder);
  try {
    for (const hash of hashes) {
      const found = await attachments.get(hash);
      if (!found) throw new Failed(`引用的附件 ${hash} 不见了：请从备份恢复后再导出，或不加 --files。`);
      await writeFile(join(folder, hash), found.content, { flag: 'wx' });
    }
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
};
