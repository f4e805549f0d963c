import { Refusal } from '@app/domain/kernel';
import { directoryOf, type Directory, type Part } from '../../archive/directory.js';
import { textOf } from '../../archive/unpack.js';
import { attribute, readXml } from '../../archive/xml.js';
import { FieldWatch } from './fields.js';
import { templateLimits as limits } from './limits.js';
import { refused } from './refused.js';
import { checkRelationship, checkType } from './relationships.js';

/** The container of Office before 2007, which also holds every encrypted file of today. */
const compound = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/** What the reader of archives says in words of workbooks, said of templates. */
const codes: Readonly<Record<string, string>> = {
  'workbook.truncated': 'damaged',
  'workbook.damaged': 'damaged',
  'workbook.bomb': 'bomb',
  'workbook.encrypted': 'encrypted',
};

const asTemplate = (error: unknown): unknown =>
  error instanceof Refusal && codes[error.code] !== undefined ? refused(codes[error.code]!) : error;

/** @throws Refusal template.empty, too-large, encrypted, not-docx */
const refuseOtherFiles = (file: Buffer): void => {
  if (file.length === 0) throw refused('empty');
  if (file.length > limits.upload) throw refused('too-large', { limitMiB: limits.upload / 1024 / 1024 });
  if (file.subarray(0, 8).equals(compound)) {
    if (file.includes(Buffer.from('EncryptedPackage', 'utf16le'))) throw refused('encrypted');
    throw refused('not-docx', { found: '旧版 .doc 或其他 Office 文件' });
  }
  if (file.toString('latin1', 0, 2) !== 'PK')
    throw refused('not-docx', { found: file.subarray(0, 5).toString('latin1') === '%PDF-' ? 'PDF' : '其他文件' });
};

const isXml = ({ name }: Part): boolean => /\.(xml|rels)$/i.test(name);

const refuseOtherArchives = (parts: Directory): void => {
  for (const name of parts.keys()) {
    if (/vba(Project|Data)|\/macrosheets\//i.test(name)) throw refused('macro');
    // Programs that read archives do not agree on where such a name leads.
    if (/(^|\/)\.{1,2}\/|\\|^\//.test(name)) throw refused('damaged');
    if (/\/(embeddings|activeX|ctrlProps)\//i.test(name)) throw refused('embedded', { part: name });
  }
  if (parts.has('xl/workbook.xml')) throw refused('not-docx', { found: 'Excel 工作簿' });
  if (parts.has('content.xml')) throw refused('not-docx', { found: 'OpenDocument 文档 .odt' });
  if (!parts.has('[Content_Types].xml') || !parts.has('_rels/.rels') || !parts.has('word/document.xml'))
    throw refused('not-docx', { found: '压缩包' });
  let unpacked = 0;
  for (const part of parts.values()) {
    unpacked += part.unpacked;
    if ((isXml(part) && part.unpacked > limits.xml) || unpacked > limits.unpacked) throw refused('bomb');
  }
};

/** Whose author Word writes beside it: changes that are tracked, comments, people. */
const authored =
  /^(ins|del|move(From|To)(RangeStart)?|cell(Ins|Del|Merge)|numberingChange|\w+PrChange|tblGridChange|comment|person)$/;

/** What a part of XML says in its paragraphs, a line each. @throws Refusal template.macro, authored, external, embedded, not-docx, field, damaged */
const checkedText = async (file: Buffer, part: Part): Promise<string> => {
  const open: string[] = [];
  const fields = new FieldWatch();
  let text = '';
  await readXml(textOf(file, part), {
    open: (name, attributes) => {
      open.push(name);
      if (name === 'Relationship') checkRelationship(attributes);
      if (part.name === '[Content_Types].xml' && /^(Override|Default)$/.test(name)) checkType(attributes);
      if (authored.test(name) || /\bauthor\s*=/.test(attributes)) throw refused('authored', { part: part.name });
      if (name === 'altChunk') throw refused('embedded', { part: 'altChunk' });
      if (name === 'fldSimple') fields.tell(attribute(attributes, 'instr') ?? '');
      if (name !== 'fldChar') return;
      const kind = attribute(attributes, 'fldCharType');
      if (kind === 'begin') fields.begin();
      else if (kind === 'separate') fields.separate();
      else fields.end();
    },
    close: (name) => {
      if (open.pop() !== name) throw refused('damaged');
      if (name === 'p') text += '\n';
    },
    text: (piece) => {
      if (open.length === 0 && piece.replace('\uFEFF', '').trim() !== '') throw refused('damaged');
      if (open.at(-1) === 't') text += piece;
      if (open.at(-1) === 'instrText') fields.code(piece);
    },
  });
  if (open.length > 0) throw refused('damaged');
  const [field] = fields.refused();
  if (field !== undefined) throw refused('field', { field });
  return text;
};

/** The text of a template, a line for each paragraph: of the parts whose names are replaced, and of all others. */
export type TemplateText = Readonly<{ filled: string; others: string }>;

/**
 * Reads the whole of a template before any library does: only a plain Word file without macros, embedded files, links
 * to other files and fields that fetch or run something.
 * @throws Refusal template.*
 */
export const examined = async (file: Buffer): Promise<TemplateText> => {
  refuseOtherFiles(file);
  try {
    const parts = directoryOf(file);
    refuseOtherArchives(parts);
    const text = { filled: '', others: '' };
    for (const part of parts.values()) {
      const where = /^word\/(document|header\d*|footer\d*)\.xml$|^word\/charts\//.test(part.name) ? 'filled' : 'others';
      if (isXml(part)) text[where] += await checkedText(file, part);
    }
    return text;
  } catch (error) {
    throw asTemplate(error);
  }
};
