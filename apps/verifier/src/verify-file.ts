import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { BundleVerifier, finding, type BundleVerified, type Trust } from '@app/ledger';
import { bufferOf, type Examined } from './examine-thread.js';
import { Examiners } from './examiners.js';
import { blocksOf, linesIn, LineTooLong } from './lines.js';

/** What a bundle's file came to; `filesChecked` is null where its attachments did not come with it. */
export type FileVerified = BundleVerified & Readonly<{ filesChecked: number | null }>;

const sha256Of = async (file: string): Promise<string> => {
  const digest = createHash('sha256');
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) digest.update(chunk);
  return digest.digest('hex');
};

/** Where the attachments of a bundle stand: beside it, each by its hash. */
export const filesBeside = (bundle: string): string => `${bundle}.files`;

const checkFiles = async (bundle: string, verified: BundleVerified): Promise<FileVerified> => {
  const folder = filesBeside(bundle);
  if (verified.finding || !existsSync(folder)) return { ...verified, filesChecked: null };
  for (const { file, sequence } of verified.files) {
    const path = join(folder, file);
    // A name that is no hash leads nowhere.
    if (!/^[0-9a-f]{64}$/.test(file) || !existsSync(path))
      return { ...verified, finding: finding('file-missing', sequence, file), filesChecked: null };
    if ((await sha256Of(path)) !== file)
      return { ...verified, finding: finding('file-differs', sequence, file), filesChecked: null };
  }
  return { ...verified, filesChecked: verified.files.length };
};

/** Who looks at the lines beside this thread: some that run `program` (see `answerBlocks`), none for a small bundle. */
export type Threads = Readonly<{ program: URL; threads?: number | undefined }>;

/** A smaller bundle is looked at before threads have started. */
const worthThreads = 16 * 1024 * 1024;

/** This thread has a processor too. */
const threadsFor = async (bundle: string, { threads }: Threads): Promise<number> =>
  threads ?? ((await stat(bundle)).size < worthThreads ? 0 : availableParallelism() - 1);

/** Checks a bundle in a file and the attachments beside it. @throws what the file system says */
export const verifyFile = async (bundle: string, trust: Trust, threads: Threads): Promise<FileVerified> => {
  const verifier = new BundleVerifier(trust);
  const examiners = new Examiners(await threadsFor(bundle, threads), threads.program);
  try {
    await followBlocks(blocksOf(bundle), verifier, examiners);
  } finally {
    await examiners.end();
  }
  return checkFiles(bundle, verifier.finish());
};

/** Shows a verifier the lines of a bundle in their order, until something is found; many at once where nothing is wrong. */
export const followBlocks = async (
  blocks: AsyncIterable<Buffer<ArrayBuffer>>,
  verifier: BundleVerifier,
  examiners: Examiners,
): Promise<void> => {
  for await (const { bytes, stretch } of examinedBlocks(blocks, verifier, examiners)) {
    const joined = stretch && verifier.join(stretch) ? stretch.bytes : 0;
    for (const line of linesIn(bufferOf(bytes).subarray(joined))) if (verifier.add(line)) return;
  }
};

/** Blocks in their order; while some are followed, those after them are looked at elsewhere. */
async function* examinedBlocks(
  blocks: AsyncIterable<Buffer<ArrayBuffer>>,
  verifier: BundleVerifier,
  examiners: Examiners,
): AsyncGenerator<Examined> {
  const ahead: Promise<Examined>[] = [];
  let isFirst = true;
  try {
    for await (const block of blocks) {
      // Only after the first line it is known how the others are looked at.
      const head = isFirst ? block.indexOf('\n') + 1 || block.length : 0;
      if (isFirst) yield { bytes: block.subarray(0, head), stretch: null };
      isFirst = false;
      ahead.push(examiners.examine({ bytes: block.subarray(head), part: verifier.part }));
      // Whoever waits no longer, since something was found, must not be told of a thread that ended.
      ahead.at(-1)!.catch(() => undefined);
      if (ahead.length > examiners.ahead) yield await ahead.shift()!;
    }
  } catch (error) {
    if (!(error instanceof LineTooLong)) throw error;
    ahead.push(Promise.resolve({ bytes: Buffer.from('\n'), stretch: null }));
  }
  for (const block of ahead) yield block;
}
