import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { BundleVerifier, finding, type BundleVerified, type Trust } from '@app/ledger';
import { LineTooLong, linesOf } from './lines.js';

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

/**
 * Checks a bundle in a file and the attachments beside it. `onProgress` is told of every thousandth line.
 * @throws what the file system says
 */
export const verifyFile = async (
  bundle: string,
  trust: Trust,
  onProgress?: (lines: number) => void,
): Promise<FileVerified> => {
  const verifier = new BundleVerifier(trust);
  let lines = 0;
  try {
    for await (const line of linesOf(bundle)) {
      if (verifier.add(line)) break;
      lines += 1;
      if (lines % 1000 === 0) onProgress?.(lines);
    }
  } catch (error) {
    if (!(error instanceof LineTooLong)) throw error;
    verifier.add('');
  }
  return checkFiles(bundle, verifier.finish());
};
