import {
  AlignmentType,
  BorderStyle,
  Footer,
  Header,
  ImageRun,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { squareName, stampTexts, type PaperStamp } from '@app/domain/reports';
import { squarePng } from './square-png.js';
import { carried } from './text.js';

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const noBorders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none };
/** Points: 20 mm, large enough for a phone to read an address. */
const square = 75;

/** What a paper's square code says: its page, or its code where the server does not know its own address. Null: a draft. */
export const squareText = ({ address, code }: PaperStamp): string | null => address ?? code;

/** The header of every page: the paper's name and number. */
export const headerOf = (stamp: PaperStamp): Header => {
  const text = stamp.number ?? `${stamp.name}　草稿，没有编号，不是正式文书`;
  const run = new TextRun({ text: carried(text) });
  return new Header({ children: [new Paragraph({ style: 'small', alignment: AlignmentType.RIGHT, children: [run] })] });
};

const sentences = (stamp: PaperStamp): readonly string[] => {
  const texts = stampTexts(stamp);
  const about = `依据标准：${texts['依据标准']}　基准日期：${texts['数据基准日期']}　截至第 ${texts['截至记录']} 条记录`;
  if (stamp.log === null) return [about];
  return [
    about,
    `签发时的日志：共 ${texts['日志条数']} 条，根值 ${texts['日志根值']}`,
    `核验短码：${texts['核验短码']}　${stamp.address === null ? '请在“报告核验”页填写' : stamp.address}`,
  ];
};

const pages = new Paragraph({
  style: 'small',
  alignment: AlignmentType.CENTER,
  children: [new TextRun({ children: ['第 ', PageNumber.CURRENT, ' 页，共 ', PageNumber.TOTAL_PAGES, ' 页'] })],
});

/** The footer of every page: what the paper is bound to, its square code, the page. @param line twentieths of a point */
export const footerOf = (stamp: PaperStamp, line: number): Footer => {
  const said = sentences(stamp).map(
    (text) => new Paragraph({ style: 'small', children: [new TextRun({ text: carried(text) })] }),
  );
  const shown = squareText(stamp);
  if (shown === null) return new Footer({ children: [...said, pages] });
  const picture = new ImageRun({
    type: 'png',
    data: squarePng(shown),
    transformation: { width: square, height: square },
    altText: { name: squareName, title: squareName, description: shown, id: '1' },
  });
  const widths = [1300, line - 1300];
  const cell = (children: Paragraph[], index: number) =>
    new TableCell({
      children,
      width: { size: widths[index]!, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
    });
  const bound = new Table({
    rows: [new TableRow({ children: [cell([new Paragraph({ children: [picture] })], 0), cell(said, 1)] })],
    columnWidths: widths,
    width: { size: line, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    borders: noBorders,
  });
  return new Footer({ children: [bound, pages] });
};
