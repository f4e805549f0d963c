import { expect, it } from '@jest/globals';
import { Document, Packer, Paragraph } from 'docx';
import { aStamp, partsOf, templateParts as parts } from '@test/word-cases';
import { zip } from '@test/zip-by-hand';
import { filledTemplate } from './fill.js';
import { examined } from './parts.js';

const by = 'w:id="1" w:author="张三" w:date="2025-01-01T00:00:00Z"';
const word = (inner: string) => `<w:a xmlns:w="x">${inner}</w:a>`;

it.each([
  ['an insertion', parts(`<w:ins ${by}/>`)],
  ['a deletion', parts(`<w:del ${by}/>`)],
  ['a change of form', parts(`<w:pPr><w:pPrChange ${by}/></w:pPr>`)],
  ['a moved row without an author', parts('<w:moveFrom w:id="1"/>')],
  ['an author of anything else', parts(`<w:other ${by}/>`)],
  ['comments', parts('', { 'word/comments.xml': word(`<w:comment ${by}/>`) })],
  ['people', parts('', { 'word/people.xml': word('<w15:person w15:author="张三"/>') })],
] as const)('a template with %s is not taken', async (_, template) => {
  await expect(examined(zip(template))).rejects.toMatchObject({ code: 'template.authored' });
});

it('a filled template names nobody who wrote it', async () => {
  const told = { creator: '张三', lastModifiedBy: '李四', customProperties: [{ name: '拟稿人', value: '王五' }] };
  const written = await Packer.toBuffer(
    new Document({ ...told, sections: [{ children: [new Paragraph('{文书编号}')] }] }),
    undefined,
    [{ path: 'docProps/app.xml', data: '<Properties><Manager>赵六</Manager><Company>某局</Company></Properties>' }],
  );
  const before = Object.values(await partsOf(written)).join();
  for (const name of ['张三', '李四', '王五', '赵六', '某局']) expect(before).toContain(name);
  const all = await partsOf(await filledTemplate(written, { fields: {}, tables: {} }, aStamp));
  expect(Object.values(all).join()).not.toMatch(/张三|李四|王五|赵六|某局/);
  expect(all['docProps/core.xml']).toContain(`<dc:title>${aStamp.number}</dc:title>`);
  expect(all['word/document.xml']).toContain(aStamp.number);
});
