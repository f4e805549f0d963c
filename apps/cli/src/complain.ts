import { Refusal } from '@app/domain/kernel';
import { refusalSentences } from '@app/domain/catalogue';

/** Says on stderr what went wrong, in the words of the person's trade; answers the exit code. */
export const complain = (error: unknown): number => {
  console.error(wordsOf(error) ?? error);
  return 1;
};

/** What a person is told; undefined for a defect of the program, of which the stack is what helps. */
export const wordsOf = (error: unknown): string | undefined => {
  if (error instanceof Refusal) return sentence(error);
  if (!(error instanceof Error)) return undefined;
  return spoken.has(error.name) ? error.message : fileTrouble(error);
};

/** The Chinese sentence of a refusal with its details filled in, and its code. */
export const sentence = (refusal: Refusal): string => {
  const text = refusalSentences[refusal.code];
  const details = refusal.details as Readonly<Record<string, unknown>>;
  const filled = text?.replace(/\{(\w+)\}/g, (_, name: string) => shown(details[name]));
  return `${filled ?? '操作被拒绝'}(${refusal.code})`;
};

const shown = (detail: unknown): string =>
  typeof detail === 'string' ? detail : detail === null || detail === undefined ? '' : JSON.stringify(detail);

/** Errors whose message says what to do. By name, so that no command loads what only another can throw. */
const spoken: ReadonlySet<string> = new Set([
  'Failed',
  'AttachmentStoreUnavailable',
  'StoreUnavailable',
  'UnknownEvent',
  'BrokenExport',
  'CaseFileError',
  'DataDirectoryInUse',
  'DataDirectoryUnusable',
  'MoveRefused',
  'ReadModelRefused',
  'RebuildStopped',
  'ReplicaRefused',
  'RotationRefused',
  'OperationsElsewhere',
  'OperationsUnfit',
  'RedisUnusable',
  'RestoreRefused',
  'BeyondLog',
  'CosignatureRefused',
  'HistoryDiffers',
  'SigningKeyUnusable',
  'WitnessKeysUnusable',
  'WrongConfiguration',
  'WrongTrust',
]);

/** What the system says of files and ports, where a person at the keyboard can mend it. */
const fileTrouble = (
  error: Error & Readonly<{ code?: unknown; path?: unknown; port?: unknown }>,
): string | undefined => {
  const file = typeof error.path === 'string' ? error.path : '所给路径';
  const sentences: Readonly<Record<string, string>> = {
    ENOENT: `找不到 ${file}，请检查路径。`,
    EACCES: `没有权限读写 ${file}。`,
    EPERM: `没有权限读写 ${file}。`,
    EROFS: `${file} 所在磁盘是只读的。`,
    EISDIR: `${file} 应是文件，而不是目录。`,
    ENOTDIR: `${file} 的路径中有一段是文件而不是目录。`,
    EEXIST: `${file} 已存在，未覆盖；请另选文件名。`,
    ENOSPC: '磁盘已满，请清理磁盘后重试。',
    EADDRINUSE: `端口 ${typeof error.port === 'number' ? error.port : ''} 已被占用，请用环境变量 PORT 另选端口。`,
  };
  return sentences[String(error.code)];
};
