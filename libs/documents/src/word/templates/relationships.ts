import { attribute } from '../../archive/xml.js';
import { refused } from './refused.js';

/** A link that is opened only when somebody clicks on it. */
const isPlainLink = (type: string, target: string): boolean =>
  type.endsWith('/hyperlink') && /^(https?|mailto):/i.test(target);

/** Where Word and WPS keep what the examination and the filling rely on. */
const fixed: Readonly<Record<string, string>> = {
  officeDocument: 'word/document.xml',
  'core-properties': 'docProps/core.xml',
  'extended-properties': 'docProps/app.xml',
  'custom-properties': 'docProps/custom.xml',
};

/** What is no XML: pictures, fonts, signatures. Links within the document lead to no part at all. */
const binary = /\/(image|hdphoto|thumbnail|font|audio|video|media|printerSettings|origin|hyperlink)$/;

const elsewhere = (part: string) => refused('not-docx', { found: `部件 ${part.slice(0, 80)} 不在通常的位置` });

/** One relationship of a part. @throws Refusal template.macro, embedded, external, not-docx */
export const checkRelationship = (attributes: string): void => {
  const [type = '', target = '', mode] = ['Type', 'Target', 'TargetMode'].map((name) => attribute(attributes, name));
  if (/\/(vbaProject|wordVbaData)$/i.test(type)) throw refused('macro');
  if (/\/(oleObject|package|control|aFChunk|subDocument)$/i.test(type)) throw refused('embedded', { part: target });
  if (mode === 'External') {
    if (!isPlainLink(type, target)) throw refused('external', { target: target.slice(0, 120) });
    return;
  }
  const wanted = fixed[type.slice(type.lastIndexOf('/') + 1)];
  if (wanted !== undefined && target.replace(/^\//, '') !== wanted) throw elsewhere(target);
  // Whatever a program would read as XML is examined as such: by its name.
  if (!binary.test(type) && !/\.xml$/i.test(target)) throw elsewhere(target);
};

/** One line of the parts' types: none of XML by another name. @throws Refusal template.macro, not-docx */
export const checkType = (attributes: string): void => {
  const [type = '', part, extension] = ['ContentType', 'PartName', 'Extension'].map((name) =>
    attribute(attributes, name),
  );
  if (/macroEnabled|vbaProject/i.test(type)) throw refused('macro');
  const name = part ?? `.${extension ?? ''}`;
  if (/[/+]xml\s*(;|$)/i.test(type) && !/\.(xml|rels)$/i.test(name) && !/^image\/svg\+xml$/i.test(type))
    throw elsewhere(name);
};
