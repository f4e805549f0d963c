import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { Verifier, type Head, type Trust, type Verified } from '@app/ledger';
import { readConfig } from '@app/platform/config';
import { CitedFiles, sentenceOf, type FilesVerified } from '@app/runtime/backup';
import { Failed } from './failed.js';
import { openLog, storedEvents } from '@app/runtime/backup';
import type { KeptTrust } from './verify-kept.js';
import { collected, optionsOf, path, print, progress, type Globals } from './output.js';

/** A head as `hengjian head --json` printed it. */
const readHead = (file: string): Head => {
  const head: unknown = JSON.parse(readFileSync(path(file), 'utf8'));
  if (
    typeof head !== 'object' ||
    head === null ||
    !('storeId' in head && typeof head.storeId === 'string') ||
    !('count' in head && Number.isSafeInteger(head.count)) ||
    !('root' in head && typeof head.root === 'string' && /^[0-9a-f]{64}$/.test(head.root))
  )
    throw new Failed(`${file} 不是日志摘要：请使用 hengjian head --json 的输出。`);
  return { storeId: head.storeId, count: Number(head.count), root: head.root };
};

/** What `verify` prints; `files` is null when the log itself is wrong, for then nobody knows which files it cites. */
export type LogVerified = Verified &
  Readonly<{ files: FilesVerified | null }> &
  Pick<KeptTrust, 'signedBy' | 'signedUpTo' | 'witnessed'>;

type VerifyOptions = Readonly<{
  head?: string;
  key: readonly string[];
  earlier: readonly string[];
  earlierKey: readonly string[];
  witness: readonly string[];
  threads?: string;
}>;

/** What somebody knows beforehand, as typed. @throws WrongTrust */
const trustIn = async ({ key, earlier, earlierKey, witness }: VerifyOptions): Promise<Trust> => {
  const { trustOf } = await import('../../verifier/src/trust.js');
  const keyed = (one: string): string => (one.includes('+') ? one : path(one));
  return trustOf(key.map(keyed), earlier.map(path), earlierKey.map(keyed), witness.map(keyed));
};

/** The same code that an auditor runs without this program. Loaded when there is a bundle. */
const verifyBundle = async (file: string, options: Globals & VerifyOptions): Promise<void> => {
  const { json, threads } = options;
  const [{ threadsIn }, { verifyFile }, { wordsOf: words }, trust] = await Promise.all([
    import('../../verifier/src/trust.js'),
    import('../../verifier/src/verify-file.js'),
    import('../../verifier/src/words.js'),
    trustIn(options),
  ]);
  const program = new URL('../../verifier/src/main.js', import.meta.url);
  const verified = await verifyFile(path(file), trust, { program, threads: threadsIn(threads) });
  print(verified, json, (one) => words(one, trust));
  if (verified.finding) process.exitCode = 1;
};

/**
 * `hengjian verify [BUNDLE]`: checks every event of the log and every file it cites, or a bundle; exits with 1 when
 * one is wrong.
 */
export const verify = () =>
  new Command('verify')
    .description('逐条核验日志与所引用的附件，或一个证据包；发现问题时指出并以 1 退出')
    .argument('[证据包]', 'hengjian export --all、--issue、--unit 的输出')
    .option('--head <文件>', '此前另行保存的日志摘要(hengjian head --json)')
    .option('--key <公钥>', '证据包（或最近的检查点）应由它签署：公钥，或存有公钥的文件；可给几个', collected, [])
    .option('--earlier <文件>', '此前留存的检查点，证据包须与之前后相承；可给几个', collected, [])
    .option('--earlier-key <公钥>', '换过密钥时，此前签署检查点的公钥；可给几个', collected, [])
    .option('--witness <公钥>', '应当见证过的单位的公钥；可给几个，每个都须有见证签名', collected, [])
    .option('--threads <个>', '另开几个线程一同核对证据包；不写时，小的不开，其余比处理器少一个')
    .action(async (bundle: string | undefined, _: object, command: Command) => {
      const options = optionsOf<VerifyOptions>(command);
      if (bundle !== undefined) return verifyBundle(bundle, options);
      const { data, json, head: kept } = options;
      const outside = kept === undefined ? undefined : readHead(kept);
      const log = openLog(data);
      try {
        const { keptTrust } = await import('./verify-kept.js');
        const { tenant } = readConfig(process.env);
        const {
          heads,
          signedBy,
          signedUpTo,
          witnessed,
          finding: wrong,
        } = await keptTrust({ data, tenant, log }, await trustIn(options));
        const own = await log.head();
        const verifier = new Verifier(log.storeId, outside, ...heads);
        const cited = new CitedFiles();
        const bar = progress('核验');
        for await (const event of storedEvents(log)) {
          if (verifier.add(event)) break;
          cited.add(event);
          if (event.sequence % 1000 === 0) bar.at(event.sequence, own.count);
        }
        bar.end();
        const whole = verifier.finish(own);
        // What is kept beside the log vouches for no tail: it may have been cut off with it.
        const tailProven = whole.tailProven && outside?.count === whole.count;
        const verified = { ...whole, tailProven, finding: whole.finding ?? wrong };
        const files = verified.finding ? null : await filesOf(cited, data);
        print<LogVerified>({ ...verified, files, signedBy, signedUpTo, witnessed }, json, ({ count, root, finding }) =>
          finding
            ? `✗ ${finding.chinese}\n  ${finding.english}`
            : [
                ...wordsOf(files),
                `✓ 共 ${count} 条记录，逐条相符。根值 ${root}`,
                ...(signedUpTo !== null
                  ? [`  最近的检查点（前 ${signedUpTo} 条）由 ${signedBy.join('、')} 签署。`]
                  : []),
                ...witnessed.map((one) => `  ${one.witness} 见证了前 ${one.count} 条。`),
                outside
                  ? `  与另行保存的摘要(${outside.count} 条)一致；其后新增 ${count - outside.count} 条。`
                  : '  未提供另行保存的摘要：若末尾被截去，仅凭本存储无法发现。请用 hengjian head --json 保存摘要。',
              ].join('\n'),
        );
        if (verified.finding || files?.wrong.length !== 0) process.exitCode = 1;
      } finally {
        await log.close();
      }
    });

/** Loaded when a file is cited: a log without any is checked in a third of the time. */
const filesOf = async (cited: CitedFiles, data: string): Promise<FilesVerified> => {
  if (cited.count === 0) return { cited: 0, wrong: [] };
  const { verifyFiles } = await import('./verify-files.js');
  return verifyFiles(cited, data);
};

const wordsOf = (files: FilesVerified | null): readonly string[] =>
  files === null || files.cited === 0
    ? []
    : files.wrong.length === 0
      ? [`✓ 所引用的 ${files.cited} 个附件都在，内容未变。`]
      : [
          ...files.wrong.map(sentenceOf),
          `✗ 所引用的 ${files.cited} 个附件中有 ${files.wrong.length} 个不对，请从备份恢复。`,
        ];
