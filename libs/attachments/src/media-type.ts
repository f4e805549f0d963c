import { fileTypeFromBuffer } from 'file-type';

/** What can be evidence. Programs, archives, web pages and documents with macros cannot. */
const allowed: ReadonlySet<string> = new Set([
  'application/pdf',
  'image/jpeg',
  'image/png',
  'image/webp',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'video/mp4',
]);

/** Office files before 2007 are one container; the name of the stream inside (UTF-16) tells which program's. */
const compound = (content: Buffer): string | null =>
  content.includes(Buffer.from('WordDocument', 'utf16le'))
    ? 'application/msword'
    : ['Workbook', 'Book'].some((stream) => content.includes(Buffer.from(`${stream}\0`, 'utf16le')))
      ? 'application/vnd.ms-excel'
      : null;

/** Text of a clerk's machine: UTF-8, or the GB 18030 of older spreadsheets. Null: it is no text. */
export const textOf = (content: Uint8Array): string | null => {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(content);
      return /[^\P{Cc}\t\r\n\f]|[\uE000-\uF8FF\uFFFD]/u.test(text) ? null : text;
    } catch {
      // Not in this encoding.
    }
  }
  return null;
};

/** Every line has the same number of commas, and there are at least two of both. */
const isTable = (text: string): boolean => {
  const lines = text.split(/\r?\n/).filter((line) => line !== '');
  const commas = lines.map((line) => line.replace(/"(?:[^"]|"")*"/g, '').split(',').length - 1);
  return lines.length > 1 && commas[0]! > 0 && commas.every((count) => count === commas[0]);
};

/** The media type of a content, from the content alone; null when it is not allowed. */
export const mediaTypeOf = async (content: Buffer): Promise<string | null> => {
  const sniffed = await sniffedType(content);
  if (sniffed === 'application/x-cfb') return compound(content);
  if (sniffed !== undefined) return allowed.has(sniffed) ? sniffed : null;
  const text = textOf(content);
  if (text === null || /^\s*</.test(text)) return null;
  return isTable(text) ? 'text/csv' : 'text/plain';
};

/** Programs inside an office file: the part of a package (its name stands unpacked), the storage of an older container. */
const macroMarks = [Buffer.from('vbaProject.bin'), Buffer.from('_VBA_PROJECT', 'utf16le')];

/** Whether an office file carries macros, whatever it calls itself. */
export const hasMacros = (content: Buffer, mediaType: string | null): boolean =>
  mediaType !== null &&
  /officedocument|msword|ms-excel|x-cfb|macroenabled/i.test(mediaType) &&
  (/macroenabled/i.test(mediaType) || macroMarks.some((mark) => content.includes(mark)));

/** The type that the content itself tells, allowed or not; undefined for text and noise. */
export const sniffedType = async (content: Buffer): Promise<string | undefined> =>
  (await fileTypeFromBuffer(content))?.mime;
