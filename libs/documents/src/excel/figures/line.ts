import { isDataYear, type Enrolment, type FigureName, type PastLine, type PastProblem } from '@app/domain/submissions';
import { dayIn } from '../ledger/days.js';
import { columnLetters, type ReadCell, type ReadRow } from '../reading/rows.js';
import { shownText } from '../reading/shown.js';
import type { Mapping } from './columns.js';
import { isFigure, meaningOf, type PastField } from './headings.js';
import { numberIn } from './numbers.js';

const parts: readonly (readonly [PastLine['part'], RegExp])[] = [
  ['shared', /共用|共享|全校|校舍|校本部/],
  ['primary', /^(小学|小学部|小学段|小学阶段)$/],
  ['junior', /^(初中|初中部|初级中学|初中段|初中阶段)$/],
  ['senior', /^(高中|高中部|高级中学|高中段|高中阶段)$/],
];

/** The school year in a text: `2022-2023学年`, `2022—2023`, `2022/2023学年度`; null when there is none. */
export const dataYearIn = (text: string): string | null => {
  const found = /(\d{4})\s*(?:学年)?\s*[-—–－~～/至]+\s*(\d{4}|\d{2})(?!\d)/.exec(text.normalize('NFKC'));
  if (!found) return null;
  const [, from = '', to = ''] = found;
  const year = `${from}-${to.length === 2 ? from.slice(0, 2) + to : to}`;
  return isDataYear(year) ? year : null;
};

/** A footer of the table, not a school. */
const sums = /^(合计|总计|小计|共计|平均|全县|全区|全市|县级|备注|说明|注|填表|制表|审核)/;

/** Reads one row below the headings; null when no school stands in it. `yearOfSheet`: what stands above the table. */
export const readLine = (
  sheet: string,
  row: ReadRow,
  { columns }: Mapping,
  yearOfSheet: string | null,
): Readonly<{ line: PastLine | null; problems: readonly PastProblem[] }> | null => {
  const problems: PastProblem[] = [];
  const cell = (field: PastField): ReadCell | undefined => row.cells.get(columns.get(field)?.column ?? 0);
  const wrong = (field: PastField, message: string): null => {
    const column = columns.get(field)?.column;
    problems.push({ sheet, row: row.number, cell: column ? `${columnLetters(column)}${row.number}` : null, message });
    return null;
  };
  const text = (field: PastField): string => {
    const read = cell(field);
    if (!read) return '';
    if (read.kind === 'error') wrong(field, `“${meaningOf(field)}”是错误值 ${read.text}`);
    else if (read.formula === 'external') wrong(field, `“${meaningOf(field)}”引用了另一个文件，请改成数值`);
    else return shownText(read).normalize('NFC').trim();
    return '';
  };
  const day = (field: 'filedOn' | 'acceptedOn'): string | null => {
    const read = dayIn(cell(field));
    return read === null ? null : 'day' in read ? read.day : wrong(field, `“${meaningOf(field)}”${read.fault}`);
  };
  const number = (field: PastField, figure: FigureName): string | null => {
    const stood = text(field);
    if (stood === '') return null;
    const read = numberIn(figure, stood, columns.get(field)?.places ?? null);
    return 'fault' in read ? wrong(field, `${meaningOf(field)}：${read.fault}`) : read.value;
  };

  const filled = [...columns.keys()].filter((field) => (cell(field)?.text ?? '').trim() !== '');
  const [first] = [...row.cells.values()].toSorted((a, b) => a.column - b.column);
  const name = cell('school')?.text ?? first?.text ?? '';
  if (filled.length === 0 || sums.test(name.replace(/\s/g, ''))) return null;
  const school = text('school');
  if (school === '' && problems.length === 0) {
    if (!filled.some(isFigure)) return null;
    wrong('school', '没有写学校');
  }
  const said = text('part').normalize('NFKC').replace(/\s/g, '');
  const part = said === '' ? null : parts.find(([, words]) => words.test(said))?.[0];
  if (part === undefined) wrong('part', `“${said.slice(0, 20)}”不是学部，请写 小学、初中、高中 或 共用校舍`);
  const stood = text('dataYear');
  const dataYear = stood === '' ? yearOfSheet : dataYearIn(stood);
  if (dataYear === null)
    wrong('dataYear', stood === '' ? '没有写学年' : `“${stood.slice(0, 20)}”不是学年，请写成 2022-2023`);

  const figures = Object.fromEntries(
    [...columns.keys()]
      .filter(isFigure)
      .map((figure) => [figure, number(figure, figure)] as const)
      .filter(([, value]) => value !== null),
  );
  const enrolment: Enrolment = {
    primary: number('primaryEnrolment', 'students'),
    junior: number('juniorEnrolment', 'students'),
    senior: number('seniorEnrolment', 'students'),
  };
  const [filedOn, acceptedOn] = [day('filedOn'), day('acceptedOn')];
  if (problems.length === 0 && Object.keys(figures).length === 0) wrong('school', '这一行没有填任何指标');
  if (problems.length > 0 || part === undefined || dataYear === null) return { line: null, problems };
  const counted = Object.values(enrolment).some((value) => value !== null);
  return {
    line: {
      sheet,
      row: row.number,
      school,
      part,
      dataYear,
      figures,
      enrolment: counted ? enrolment : null,
      filedOn,
      acceptedOn,
    },
    problems,
  };
};
