import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const text = /\.(js|css|html|svg|webmanifest|json)$/;

/** Lays a `.br` and a `.gz` beside every text file of the build, so that the server need not compress on a modest machine. */
export const precompressed = (): Plugin => {
  let folder = '';
  return {
    name: 'hengjian:precompressed',
    apply: 'build',
    enforce: 'post',
    configResolved({ build }) {
      folder = build.outDir;
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      handler() {
        for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
          text.test(name),
        )) {
          const content = readFileSync(join(folder, file));
          writeFileSync(
            join(folder, `${file}.br`),
            brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }),
          );
          writeFileSync(join(folder, `${file}.gz`), gzipSync(content, { level: 9 }));
        }
      },
    },
  };
};
