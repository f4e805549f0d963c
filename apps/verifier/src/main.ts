import { parseArgs } from 'node:util';
import { isMainThread } from 'node:worker_threads';
import { answerBlocks } from './examine-thread.js';
import { threadsIn, trustOf, WrongTrust } from './trust.js';
import { verifyFile } from './verify-file.js';
import { wordsOf } from './words.js';

const usage = `用法 Usage: node hengjian-verify.mjs 证据包 [--key 公钥 …] [--earlier 检查点文件 …] [--json]
  --key      应当签署的公钥（hengjian keys show 的输出，或存有它的文件），可给几个
             a key that must have signed, or a file with it; may be repeated
  --earlier  此前留存的检查点文件，可给几个
             a file with a checkpoint kept earlier; may be repeated
  --earlier-key  换过密钥时，此前签署检查点的公钥，可给几个
             a key that signed earlier checkpoints and was changed since; may be repeated
  --witness  应当见证过的单位的公钥，可给几个；每个都须有见证签名
             a witness that must have cosigned a checkpoint of the log; may be repeated, each is needed
  --threads  另开几个线程一同核对；不写时，小的证据包不开，其余比处理器少一个
             threads that help to check; when absent none for a small bundle, else one less than there are processors`;

/** Checks a bundle with Node alone: no server, no database, nothing to install. Exits with 1 when something is wrong. */
const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      key: { type: 'string', multiple: true, default: [] },
      earlier: { type: 'string', multiple: true, default: [] },
      'earlier-key': { type: 'string', multiple: true, default: [] },
      witness: { type: 'string', multiple: true, default: [] },
      threads: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const [bundle, ...rest] = positionals;
  if (bundle === undefined || rest.length > 0) {
    console.error(usage);
    return 2;
  }
  const trust = trustOf(values.key, values.earlier, values['earlier-key'], values.witness);
  const verified = await verifyFile(bundle, trust, {
    program: new URL(import.meta.url),
    threads: threadsIn(values.threads),
  });
  console.log(values.json ? JSON.stringify(verified, null, 2) : wordsOf(verified, trust));
  return verified.finding ? 1 : 0;
};

const run = async (): Promise<void> => {
  try {
    process.exitCode = await main();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (error instanceof WrongTrust) console.error(error.message);
    else if (code?.startsWith('ERR_PARSE_ARGS')) console.error(usage);
    else if (code === undefined) throw error;
    else console.error(`证据包读不到（${code}），请检查路径。\nThe bundle cannot be read (${code}): check the path.`);
    process.exitCode = 2;
  }
};

// The one file is the program of its threads too.
if (isMainThread) await run();
else answerBlocks();
