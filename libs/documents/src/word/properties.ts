import type { PaperStamp } from '@app/domain/reports';
import { carried } from './text.js';

const xml = (text: string): string => carried(text).replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006';

/** Says nothing of when or by whom the file was written: equal papers are equal bytes. */
export const coreOf = ({ number, name }: PaperStamp): string =>
  `${head}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${xml(number ?? name)}</dc:title><dc:creator>衡鉴</dc:creator></cp:coreProperties>`;

/** The properties of a paper by their parts: none of who wrote its template, nor of that person's house. */
export const propertiesOf = (stamp: PaperStamp): Readonly<Record<string, string>> => ({
  'docProps/core.xml': coreOf(stamp),
  'docProps/app.xml': `${head}<Properties xmlns="${office}/extended-properties"><Application>衡鉴</Application></Properties>`,
  'docProps/custom.xml': `${head}<Properties xmlns="${office}/custom-properties"/>`,
});
