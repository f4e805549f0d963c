import { Document, Packer, PageOrientation } from 'docx';
import type { FilledBlock, PaperStamp } from '@app/domain/reports';
import { childrenOf } from './blocks.js';
import { withoutHours } from './fixed-bytes.js';
import { footerOf, headerOf } from './margins.js';
import { coreOf } from './properties.js';
import { fontTable, paperStyles } from './styles.js';

/** A paper in the built-in form, with its values in place. */
export type WordPaper = Readonly<{ stamp: PaperStamp; landscape: boolean; blocks: readonly FilledBlock[] }>;

/** A4 and its margins in twentieths of a point, as GB/T 9704 has them: 37, 26, 35 and 28 mm. */
const [short, long] = [11906, 16838] as const;
const margin = { top: 2098, right: 1474, bottom: 1984, left: 1588, header: 850, footer: 567 } as const;

/** A paper as a Word file (.docx). Equal papers give equal bytes. */
export const wordPaper = async ({ stamp, landscape, blocks }: WordPaper): Promise<Buffer> => {
  const line = (landscape ? long : short) - margin.left - margin.right;
  const document = new Document({
    styles: paperStyles,
    sections: [
      {
        properties: {
          page: {
            size: {
              width: short,
              height: long,
              orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin,
          },
        },
        headers: { default: headerOf(stamp) },
        footers: { default: footerOf(stamp, line) },
        children: blocks.flatMap((block) => childrenOf(block, line)),
      },
    ],
  });
  const written = await Packer.toBuffer(document, undefined, [
    { path: 'docProps/core.xml', data: coreOf(stamp) },
    { path: 'word/fontTable.xml', data: fontTable },
  ]);
  return withoutHours(written);
};
