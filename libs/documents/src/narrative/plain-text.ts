import { refused } from './refused.js';

const decoded = (file: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(file);
  } catch {
    return undefined;
  }
};

const marks: readonly (readonly [mark: readonly number[], encoding: string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/** A text has no control characters but its breaks; a program, a picture or UTF-16 read as another encoding has. */
const isText = (text: string | undefined): text is string => text !== undefined && !/[^\P{Cc}\t\n\v\f\r]/u.test(text);

/**
 * A text file's text: by its mark, else UTF-8, else UTF-16 (line ends tell it), else GB18030, of which GBK and GB2312 are
 * part. Each is tried strictly: what one encoding does not allow is another's.
 * @throws Refusal report-check.encoding
 */
export const plainText = (file: Uint8Array): string => {
  const marked = marks.find(([mark]) => mark.every((byte, index) => file[index] === byte));
  const tried = marked ? [marked[1]] : ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'];
  for (const encoding of tried) {
    const wide = encoding.startsWith('utf-16');
    const text = decoded(file, encoding);
    // Without a mark, UTF-16 is told by its ASCII signs: each has a zero beside it, which GBK has nowhere.
    if (isText(text) && (!wide || marked || /[\n ,.0-9]/.test(text))) return text;
  }
  throw refused('encoding');
};
