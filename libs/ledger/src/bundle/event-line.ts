import type { LedgerRecord } from '../examined.js';
import { isPath } from './lines.js';

/** An event as it stands in a bundle; in one of a part, with the way from its leaf to the checkpoint's root, in base64. */
export type BundleEvent = Pick<LedgerRecord, 'sequence' | 'hash' | 'link'> &
  Readonly<{ meta: Buffer; data: Buffer; path?: readonly string[] | undefined }>;

const beforeData = ',"data":';
const beforePath = ',"path":';
const brace = '}'.charCodeAt(0);

/**
 * An event as a line of JSON: the bytes that were hashed stand in it as they are, so that a verifier hashes what it
 * reads and need not take it apart first.
 */
export const eventLine = (
  { sequence, hash, link, meta, data }: Pick<LedgerRecord, 'sequence' | 'hash' | 'link' | 'meta' | 'data'>,
  path?: readonly string[],
): string =>
  `{"sequence":${sequence},"hash":"${hash}"${link === undefined || path ? '' : `,"link":"${link}"`},"meta":${meta}${beforeData}${data}${path ? `${beforePath}${JSON.stringify(path)}` : ''}}`;

const start = /^\{"sequence":([1-9]\d{0,15}),"hash":"([0-9a-f]{64})"(?:,"link":"([0-9a-f]{64})")?,"meta":/;

const pathIn = (text: string): readonly string[] | null => {
  try {
    const path: unknown = JSON.parse(text);
    return isPath(path) ? path : null;
  } catch {
    return null;
  }
};

/** No line begins with more than this before its envelope. */
const longestStart = 256;

/**
 * Reads an event as `eventLine` wrote it, in that very form; null for anything else. Where an envelope that somebody
 * made up leads the cut astray, the parts do not have the hashes they should: nothing wrong is taken for right.
 */
export const eventIn = (line: Buffer, hasPath: boolean): BundleEvent | null => {
  const [head, sequence, hash, link] = start.exec(line.toString('latin1', 0, longestStart)) ?? [];
  if (head === undefined || hash === undefined || line[line.length - 1] !== brace) return null;
  const split = line.indexOf(beforeData, head.length, 'latin1');
  const end = hasPath ? line.lastIndexOf(beforePath, undefined, 'latin1') : line.length - 1;
  if (split < 0 || end < split) return null;
  const path = hasPath ? pathIn(line.toString('utf8', end + beforePath.length, line.length - 1)) : undefined;
  // A link says which event stood before in the whole log: in a part nothing could check it.
  if (path === null || (hasPath && link !== undefined)) return null;
  return {
    sequence: Number(sequence),
    hash,
    link,
    meta: line.subarray(head.length, split),
    data: line.subarray(split + beforeData.length, end),
    path,
  };
};
