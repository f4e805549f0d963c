import {
  schoolTypeNames,
  stageNames,
  stages as allStages,
  stagesOf,
  urbanRuralNames,
  type SchoolLine,
  type SchoolProblem,
  type Stage,
} from '@app/domain/organizations';
import { dayIn } from '../ledger/days.js';
import { columnLetters, type ReadCell, type ReadRow } from '../reading/rows.js';
import { original, typed } from '../text.js';
import type { Mapping } from './columns.js';
import { schoolFields, type SchoolField } from './headings.js';

/** The word that is meant by one of its names. */
const meant = <Word extends string>(names: Readonly<Record<Word, readonly string[]>>, said: string): Word | undefined =>
  (Object.keys(names) as Word[]).find((word) => names[word].includes(said));

/** The names that we write ourselves, for a person to choose from. */
const choices = (names: Readonly<Record<string, readonly [string, ...string[]]>>): string =>
  Object.values(names)
    .map(([first]) => first)
    .join('、');

const yes = ['是', '共用', '√', '有', 'Y'];
const no = ['', '否', '不共用', '×', '无', 'N'];

/** A footer of the table, not a school. */
const sums = /^(合计|总计|小计|共计|备注|说明|注|填表|制表|审核)/;

/** Reads one row below the headings; null when no school stands in it. */
export const readLine = (
  sheet: string,
  row: ReadRow,
  { columns }: Mapping,
): Readonly<{ line: SchoolLine | null; problems: readonly SchoolProblem[] }> | null => {
  const problems: SchoolProblem[] = [];
  const cell = (field: SchoolField): ReadCell | undefined => row.cells.get(columns.get(field) ?? 0);
  const wrong = (field: SchoolField, message: string): void => {
    const column = columns.get(field);
    problems.push({ sheet, row: row.number, cell: column ? `${columnLetters(column)}${row.number}` : null, message });
  };
  const text = (field: SchoolField): string => {
    const read = cell(field);
    if (!read) return '';
    const { meaning } = schoolFields[field];
    if (read.kind === 'error') wrong(field, `“${meaning}”是错误值 ${read.text}`);
    else if (read.formula === 'external') wrong(field, `“${meaning}”引用了另一个文件，请改成文字`);
    else return original(read.text).normalize('NFC').trim();
    return '';
  };
  /** Nobody means spaces or width in these. */
  const word = (field: SchoolField): string => typed(text(field)).replace(/\s/g, '');

  const filled = [...columns.keys()].some((field) => (cell(field)?.text ?? '').trim() !== '');
  const [first] = [...row.cells.values()].toSorted((a, b) => a.column - b.column);
  const footer = [first, cell('name')].some((one) => sums.test((one?.text ?? '').replace(/\s/g, '')));
  if (!filled || footer) return null;
  const name = text('name');
  if (name === '' && problems.length === 0) wrong('name', '没有写学校名称');
  if (name.length > 100) wrong('name', '学校名称超过 100 字');

  const type = word('type');
  const schoolType = meant(schoolTypeNames, type);
  if (schoolType === undefined)
    wrong(
      'type',
      `${type === '' ? '没有写办学类型' : `“${type.slice(0, 20)}”不是办学类型`}，请写 ${choices(schoolTypeNames)}`,
    );

  const offered: readonly Stage[] = schoolType === undefined ? allStages : stagesOf[schoolType];
  const said = word('stages')
    .split(/[、,;/+和]+/)
    .filter((one) => one !== '');
  const found = said.map((one) => ({ one, stage: meant(stageNames, one) }));
  for (const { one, stage } of found) {
    if (stage === undefined) wrong('stages', `“${one.slice(0, 20)}”不是学段，请写 ${choices(stageNames)}，用顿号分开`);
    else if (!offered.includes(stage)) wrong('stages', `${schoolTypeNames[schoolType!][0]}不设${stageNames[stage][0]}`);
  }
  const stages = said.length === 0 ? offered : offered.filter((one) => found.some(({ stage }) => stage === one));

  const place = word('urbanRural');
  const urbanRural = place === '' ? null : (meant(urbanRuralNames, place) ?? undefined);
  if (urbanRural === undefined)
    wrong('urbanRural', `“${place.slice(0, 20)}”不是城乡类型，请写 ${choices(urbanRuralNames)}`);

  const sharing = word('shared');
  if (![...yes, ...no].includes(sharing)) wrong('shared', `“${sharing.slice(0, 20)}”看不懂，请写 是 或 否`);

  const code = word('code').toUpperCase();
  if (code !== '' && !/^[0-9A-Z]{4,20}$/.test(code)) wrong('code', '学校标识码应为4至20位数字或大写字母');

  const day = dayIn(cell('since'));
  if (day && 'fault' in day) wrong('since', `“设立日期”${day.fault}`);
  if (problems.length > 0 || schoolType === undefined || urbanRural === undefined) return { line: null, problems };
  const line: SchoolLine = {
    sheet,
    row: row.number,
    name,
    schoolType,
    stages,
    parent: text('parent') || null,
    code: code || null,
    urbanRural,
    sharedBuildings: yes.includes(sharing),
    since: day && 'day' in day ? day.day : null,
  };
  return problems.length > 0 ? { line: null, problems } : { line, problems };
};
