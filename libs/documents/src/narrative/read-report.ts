import { narrativeLimits as limits } from './limits.js';
import { plainText } from './plain-text.js';
import { refused } from './refused.js';
import { wordText } from './word-text.js';

/** The container of Office before 2007, which also holds every encrypted file of today. */
const compound = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const others: readonly (readonly [begins: string, found: string])[] = [
  ['%PDF-', ' PDF'],
  ['{\\rtf', ' RTF 文档'],
  ['\x89PNG', '图片'],
  ['\xff\xd8\xff', '图片'],
  ['GIF8', '图片'],
  ['<html', '网页'],
  ['<!DOC', '网页'],
];

/**
 * What a file's size and first bytes tell: cheap enough to be asked before it is taken in.
 * @throws Refusal report-check.empty, too-large, encrypted, not-a-report
 */
export const refuseNoReport = (file: Buffer): void => {
  if (file.length === 0) throw refused('empty');
  if (file.length > limits.upload) throw refused('too-large', { limitMiB: limits.upload / 1024 / 1024 });
  if (file.subarray(0, 8).equals(compound)) {
    if (file.includes(Buffer.from('EncryptedPackage', 'utf16le'))) throw refused('encrypted');
    throw refused('not-a-report', { found: '旧版 .doc 或其他 Office 文件' });
  }
  const begin = file.toString('latin1', 0, 8);
  const other = others.find(([begins]) => begin.toLowerCase().startsWith(begins.toLowerCase()));
  if (other) throw refused('not-a-report', { found: other[1] });
};

/**
 * The text of a narrative report, as text or Word. Its name tells nothing: what is in it does.
 * @throws Refusal report-check.*
 */
export const readReport = async (file: Buffer): Promise<string> => {
  refuseNoReport(file);
  const text = file.toString('latin1', 0, 2) === 'PK' ? await wordText(file) : plainText(file);
  if (text.length > limits.characters) throw refused('too-long', { limit: limits.characters });
  if (text.trim() === '') throw refused('empty');
  return text;
};
