import { Document, Packer, Paragraph } from 'docx';
import type { PaperStamp } from '@app/domain/reports';
import { directoryOf } from '../../libs/documents/src/archive/directory.js';
import { textOf } from '../../libs/documents/src/archive/unpack.js';

/** The stamp of an issued paper. */
export const aStamp: PaperStamp = {
  name: '差异系数测算表',
  number: '彰武县2024-2025学年差异系数测算表第3号',
  standard: '县域义务教育优质均衡发展督导评估',
  asOf: '2025-03-03',
  knownAt: 1287,
  log: { count: 1290, root: '0f4032d3'.repeat(8) },
  issuedOn: '2025-03-04',
  code: '7K3M-QX9T-0B2F-HN4RF',
  address: 'https://hj.example.cn/verify/7K3M-QX9T-0B2F-HN4RF',
};

/** The parts of a Word file that are text, by name. */
export const partsOf = async (file: Buffer): Promise<Readonly<Record<string, string>>> => {
  const parts: Record<string, string> = {};
  for (const [name, part] of directoryOf(file)) {
    if (!/\.(xml|rels)$/.test(name)) continue;
    let text = '';
    for await (const piece of textOf(file, part)) text += piece;
    parts[name] = text;
  }
  return parts;
};

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** What a reader of one part reads: a line for each paragraph, cells and line breaks in the paragraph's own place. */
export const readIn = (xml: string): string =>
  xml
    .replace(/<w:br[^>]*\/>/g, '\n')
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&(#\d+|\w+);/g, (whole, name: string) =>
      name.startsWith('#') ? String.fromCodePoint(Number(name.slice(1))) : (entities[name] ?? whole),
    );

/** A template with what none may be without, and these lines. */
export const aTemplate = async (...lines: readonly string[]): Promise<Uint8Array<ArrayBuffer>> => {
  const children = ['{文书编号}', '{二维码}', ...lines].map((line) => new Paragraph(line));
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })));
};

/** The small parts of a Word file by hand. */
export const types = '<Types><Override PartName="/word/document.xml" ContentType="x.document.main+xml"/></Types>';
export const rels = (type: string, target: string, more = '') =>
  `<Relationships><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"${more}/></Relationships>`;
export const external = ' TargetMode="External"';
const body = (inner: string) => `<w:document xmlns:w="x"><w:body><w:p>${inner}</w:p></w:body></w:document>`;
/** A template by hand. */
export const templateParts = (inner: string, more: Readonly<Record<string, string | Buffer>> = {}) => ({
  '[Content_Types].xml': types,
  '_rels/.rels': rels('officeDocument', 'word/document.xml'),
  'word/document.xml': body(inner),
  ...more,
});
