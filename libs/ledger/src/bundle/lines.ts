import { exactBase64 } from '../note.js';

/** What a bundle is about: the whole log, or the streams of one thing. */
export type BundleScope = Readonly<{ kind: 'all' }> | Readonly<{ kind: 'issue' | 'unit'; id: string }>;

/** How the tree of an earlier checkpoint grew into the bundle's: hashes in base64. */
export type Growth = Readonly<{ count: number; path: readonly string[] }>;

/** First line: what it is, and the signed checkpoint of the log it was taken from. */
export type BundleHead = Readonly<{
  format: typeof bundleFormat;
  scope: BundleScope;
  storeId: string;
  checkpoint: string;
  growth: readonly Growth[];
  /** Statements that changed the log's key, in order (see `signedRotation`); none in a bundle of an earlier program. */
  rotations?: readonly string[];
  /** Checkpoints of the log that witnesses have cosigned; it has grown from each. */
  cosigned?: readonly string[];
}>;

/** A file that an event cites: its SHA-256 and the first event that does. */
export type BundleFile = Readonly<{ file: string; sequence: number }>;

/** Last line: the manifest, a signed note. */
export type BundleEnd = Readonly<{ end: string }>;

export const bundleFormat = 'hengjian-bundle@1';

type Read = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Read =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
/** Hashes in base64, few enough for a tree of any size. */
export const isPath = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.length <= 64 && value.every((hash) => isText(hash) && exactBase64(hash)?.length === 32);

const isScope = (value: unknown): value is BundleScope =>
  isRecord(value) &&
  (value['kind'] === 'all' || ((value['kind'] === 'issue' || value['kind'] === 'unit') && isText(value['id'])));

const isHead = (value: Read): boolean =>
  value['format'] === bundleFormat &&
  isScope(value['scope']) &&
  isText(value['storeId']) &&
  isText(value['checkpoint']) &&
  Array.isArray(value['growth']) &&
  value['growth'].every((one: unknown) => isRecord(one) && isCount(one['count']) && isPath(one['path'])) &&
  [value['rotations'] ?? [], value['cosigned'] ?? []].every((notes) => Array.isArray(notes) && notes.every(isText));

const parsed = (line: string): Read | null => {
  try {
    const value: unknown = JSON.parse(line);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
};

/** The first line of a bundle, or null when it is not one. */
export const headOf = (line: string): BundleHead | null => {
  const value = parsed(line);
  return value && isHead(value) ? (value as unknown as BundleHead) : null;
};

/** A file or the end; null for anything else, events too: these are read by `eventIn`. */
export const lineOf = (line: string): BundleFile | BundleEnd | null => {
  const value = parsed(line);
  if (!value) return null;
  if (isText(value['end'])) return { end: value['end'] };
  return isText(value['file']) && isCount(value['sequence'])
    ? { file: value['file'], sequence: value['sequence'] }
    : null;
};
