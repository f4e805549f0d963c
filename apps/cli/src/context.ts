import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { readConfig } from '@app/platform/config';
import { openRuntime, type ContextOptions } from '@app/runtime';
import { configuredKey, readWitnessKeys } from '@app/runtime/proofs';
import { progress } from './output.js';

/** The runtime on a data directory without HTTP, with a bar while the read model is built. */
export const openContext = async (
  data: string,
  options: Partial<ContextOptions> = {},
): Promise<INestApplicationContext> => {
  const { tenant, uploadLimit, bucket, kurrentUrl, redisUrl, filesDir, signingKeyFile, witnessKeysFile } = readConfig({
    ...process.env,
    HENGJIAN_DATA: data,
  });
  const bar = progress('重建查询库');
  const context = await openRuntime({
    dataDir: data,
    tenant,
    uploadLimit,
    bucket,
    kurrentUrl,
    redisUrl,
    filesDir,
    // What is signed is signed here as the server would.
    signingKey: configuredKey(signingKeyFile, data),
    witnesses: readWitnessKeys(witnessKeysFile),
    onProgress: ({ sequence, head }) => bar.at(sequence, head),
    // A start that fails is told once, in words, by whoever asked for it.
    logger: [],
    ...options,
  });
  bar.end();
  context.useLogger(['error']);
  return context;
};
