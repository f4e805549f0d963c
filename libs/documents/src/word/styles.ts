import { AlignmentType, type IStylesOptions } from 'docx';

/** Fonts as official papers have them (GB/T 9704), and what a machine without them has: written as their other names. */
const fonts = { song: '宋体', fang: '仿宋', hei: '黑体', kai: '楷体' } as const;
const others: Readonly<Record<string, string>> = {
  宋体: 'SimSun',
  仿宋: '仿宋_GB2312',
  黑体: 'SimHei',
  楷体: '楷体_GB2312',
};

/** The part that names the fonts. */
export const fontTable = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${Object.entries(
  others,
)
  .map(([name, other]) => `<w:font w:name="${name}"><w:altName w:val="${other}"/><w:charset w:val="86"/></w:font>`)
  .join('')}</w:fonts>`;

/** Half points: 二号 22 pt, 三号 16 pt, 五号 10.5 pt, 小五 9 pt. */
const [second, third, fifth, small] = [44, 32, 21, 18] as const;
/** Lines of 28 points: 22 on a page. Two characters before the first line of a paragraph. */
const lines = { line: 560, lineRule: 'exact' } as const;
const run = (font: string, size: number, bold = false) => ({ font, size, ...(bold && { bold }) });

/** What every paragraph and run of a paper is named after. */
export const paperStyles: IStylesOptions = {
  default: {
    document: { run: run(fonts.fang, third) },
    title: {
      run: run(fonts.song, second, true),
      paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 240, after: 480 } },
    },
    heading1: {
      run: run(fonts.hei, third),
      paragraph: { spacing: { ...lines, before: 240 }, indent: { firstLine: 640 }, keepNext: true, outlineLevel: 0 },
    },
    heading2: {
      run: run(fonts.kai, third),
      paragraph: { spacing: lines, indent: { firstLine: 640 }, keepNext: true, outlineLevel: 1 },
    },
  },
  paragraphStyles: [
    { id: 'text', name: '正文段落', basedOn: 'Normal', paragraph: { spacing: lines, indent: { firstLine: 640 } } },
    { id: 'line', name: '不缩进的段落', basedOn: 'Normal', paragraph: { spacing: lines } },
    { id: 'sign', name: '签字行', basedOn: 'Normal', paragraph: { spacing: { before: 360 }, keepLines: true } },
    {
      id: 'caption',
      name: '表题',
      basedOn: 'Normal',
      run: run(fonts.hei, fifth),
      paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 240, after: 80 }, keepNext: true },
    },
    { id: 'fine', name: '多栏表格内容', basedOn: 'Normal', run: run(fonts.song, small) },
    { id: 'cell', name: '表格内容', basedOn: 'Normal', run: run(fonts.song, fifth) },
    {
      id: 'column',
      name: '表头',
      basedOn: 'cell',
      run: run(fonts.hei, fifth),
      paragraph: { alignment: AlignmentType.CENTER },
    },
    { id: 'small', name: '页眉页脚', basedOn: 'Normal', run: run(fonts.song, small) },
  ],
};
