import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { attachmentsAt, attachmentsFolder } from '@app/attachments';
import { readConfig } from '@app/platform/config';
import type { CitedFiles, FilesVerified } from '@app/runtime/backup';
import { progress } from './output.js';

/** Looks up and hashes again every cited file, in the data directory or in the bucket that the environment names. */
export const verifyFiles = async (cited: CitedFiles, data: string): Promise<FilesVerified> => {
  const { bucket, filesDir } = readConfig(process.env);
  // A backup has its own copy of what servers share.
  const dataDir = existsSync(join(data, attachmentsFolder)) ? data : (filesDir ?? data);
  const bar = progress('核验附件');
  try {
    return await cited.check(attachmentsAt({ dataDir, bucket }), {
      onProgress: (done) => bar.at(done, cited.count),
    });
  } finally {
    bar.end();
  }
};
