import { directoryOf, type Directory } from '../archive/directory.js';
import { textOf } from '../archive/unpack.js';
import { readXml } from '../archive/xml.js';
import { narrativeLimits as limits } from './limits.js';
import { asReport, refused } from './refused.js';

const refuseOtherArchives = (parts: Directory): void => {
  for (const name of parts.keys()) if (/vba(Project|Data)|\/macrosheets\//i.test(name)) throw refused('macro');
  if (parts.has('xl/workbook.xml')) throw refused('not-a-report', { found: ' Excel 工作簿' });
  if (parts.has('content.xml')) throw refused('not-a-report', { found: ' OpenDocument 文档 .odt' });
  const text = parts.get('word/document.xml');
  if (!text || !parts.has('[Content_Types].xml')) throw refused('not-a-report', { found: '压缩包' });
  if (text.unpacked > limits.xml) throw refused('bomb');
};

/** What Word says in elements of their own. */
const signs: Readonly<Record<string, string>> = { tab: ' ', br: '\n', cr: '\n', noBreakHyphen: '-' };

/**
 * The text of a Word file's body: a line for each paragraph, and for each cell of a table, as the grammar reads tables.
 * What was struck out (修订) and what fields compute from is left out. Headers, footers, notes and pictures are not read.
 * @throws Refusal report-check.damaged, bomb, encrypted, macro, not-a-report, too-long
 */
export const wordText = async (file: Buffer): Promise<string> => {
  try {
    const parts = directoryOf(file);
    refuseOtherArchives(parts);
    const open: string[] = [];
    const pieces: string[] = [];
    let length = 0;
    const say = (piece: string): void => {
      length += piece.length;
      if (length > limits.characters) throw refused('too-long', { limit: limits.characters });
      pieces.push(piece);
    };
    await readXml(textOf(file, parts.get('word/document.xml')!), {
      open: (name) => {
        open.push(name);
        if (signs[name] !== undefined && open.at(-2) === 'r') say(signs[name]);
      },
      close: (name) => {
        if (open.pop() !== name) throw refused('damaged');
        if (name === 'p') say('\n');
      },
      // Only `t` is text that is there: `delText` was struck out, `instrText` is a field's.
      text: (piece) => {
        if (open.at(-1) === 't') say(piece);
        else if (open.length === 0 && piece.replace('\uFEFF', '').trim() !== '') throw refused('damaged');
      },
    });
    if (open.length > 0) throw refused('damaged');
    return pieces.join('');
  } catch (error) {
    throw asReport(error);
  }
};
