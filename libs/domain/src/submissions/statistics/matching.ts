import { Refusal } from '@app/domain/kernel';
import { forms, statisticsHeading, statisticsHeadings, type FormStage, type StatisticsRow } from '../form/index.js';

/** A unit of the county as the export may name it. */
export type StatisticsUnit = Readonly<{
  unitId: string;
  code: string | null;
  parentId: string | null;
  kind: string;
  stage: FormStage | null;
  sharedBuildings: boolean;
}>;

/** A line of the file, with the number it begins at. */
export type StatisticsLine = Readonly<{ line: number; fields: readonly string[] }>;

/** A row that belongs to no unit that files, and why. */
export type UnmatchedRow = Readonly<{ line: number; code: string; reason: string }>;

export type MatchedStatistics = Readonly<{
  /** The row of each unit that files. */
  rows: ReadonlyMap<string, StatisticsRow>;
  total: number;
  matched: number;
  unmatched: readonly UnmatchedRow[];
  /** Headings that a field of some form is filled from, and the others. */
  used: readonly string[];
  unused: readonly string[];
}>;

/** Headings under which exports give 学校（机构）标识码. */
const codeHeadings = ['学校(机构)标识码', '学校标识码', '机构标识码', '标识码', '学校代码', '单位代码'];
const stageHeadings = ['学段', '办学层次'];
const stages: readonly (readonly [RegExp, FormStage])[] = [
  [/^小学/, 'primary'],
  [/^(普通)?初(级|中)/, 'junior'],
  [/^(普通)?高(级|中)/, 'senior'],
];
const stageNames: Readonly<Record<FormStage, string>> = { primary: '小学', junior: '初中', senior: '高中' };

/** More rows than a county has are a mistake. */
const most = 20_000;

const wanted = new Set(forms.flatMap(({ fields }) => fields.flatMap(statisticsHeadings)));

/** Whom a row is for: units that file, or why nobody. */
const targetsOf = (
  code: string,
  stageText: string,
  units: ReadonlyMap<string, StatisticsUnit>,
  below: ReadonlyMap<string, readonly StatisticsUnit[]>,
): readonly string[] | string => {
  if (code === '') return '没有填写学校标识码';
  const unit = units.get(code);
  if (!unit) return `本县没有标识码为“${code}”的单位`;
  const sections = below.get(unit.unitId) ?? [];
  if (stageText !== '') {
    const stage = stages.find(([form]) => form.test(stageText))?.[1];
    if (!stage) return `学段“${stageText}”应为小学、初中或高中`;
    const section = unit.stage === stage ? unit : sections.find((one) => one.stage === stage);
    return section ? [section.unitId] : `该校没有${stageNames[stage]}学部`;
  }
  if (unit.kind === 'section') return [unit.unitId];
  const only = sections.length === 1 ? sections.map(({ unitId }) => unitId) : [];
  const own = unit.sharedBuildings ? [unit.unitId] : [];
  if (only.length + own.length > 0) return [...own, ...only];
  return sections.length === 0 ? '该单位不填报' : '该校有多个学段，请加“学段”一列，各学段分行';
};

/** The text of an export's file. @throws Refusal statistics.not-text for a file that holds none, such as a workbook */
export const statisticsText = (text: string | null): string => {
  if (text === null) throw new Refusal('statistics.not-text', {}, 'invalid');
  return text;
};

/**
 * Which units the rows of an export are for. A school's row is for its premises when its stages share them, and for its
 * section when it has one; where it has several, `学段` must tell which, since a whole school's number is no section's.
 * @throws Refusal statistics.* when no row can be used
 */
export const matchedStatistics = (
  [head, ...lines]: readonly StatisticsLine[],
  units: readonly StatisticsUnit[],
): MatchedStatistics => {
  if (!head || lines.length === 0) throw new Refusal('statistics.no-rows', {}, 'invalid');
  if (lines.length > most) throw new Refusal('statistics.too-many-rows', { count: lines.length, most }, 'invalid');
  const headings = head.fields.map(statisticsHeading);
  const column = (names: readonly string[]) => headings.findIndex((heading) => names.includes(heading));
  const codeAt = column(codeHeadings);
  const stageAt = column(stageHeadings);
  if (codeAt < 0) throw new Refusal('statistics.no-code-column', { known: codeHeadings }, 'invalid');
  const used = head.fields.filter((_, index) => wanted.has(headings[index]!));
  if (used.length === 0) throw new Refusal('statistics.no-columns', {}, 'invalid');
  const byCode = new Map(units.flatMap((unit) => (unit.code === null ? [] : [[unit.code, unit] as const])));
  const below = new Map<string, StatisticsUnit[]>();
  for (const unit of units)
    if (unit.kind === 'section' && unit.parentId !== null)
      below.set(unit.parentId, [...(below.get(unit.parentId) ?? []), unit]);

  const rows = new Map<string, StatisticsRow>();
  const firstAt = new Map<string, number>();
  const unmatched: UnmatchedRow[] = [];
  for (const { line, fields } of lines) {
    // A spreadsheet that takes a code for a number writes it so.
    const code = (fields[codeAt] ?? '').replace(/^[='"]+|["']+$/g, '').trim();
    const found = targetsOf(code, stageAt < 0 ? '' : (fields[stageAt] ?? ''), byCode, below);
    if (typeof found === 'string') {
      unmatched.push({ line, code, reason: `${found}。` });
      continue;
    }
    const earlier = found.map((unitId) => firstAt.get(unitId)).find((one) => one !== undefined);
    if (earlier !== undefined) {
      unmatched.push({ line, code, reason: `与第${earlier}行是同一单位，以第${earlier}行为准。` });
      continue;
    }
    const row = Object.fromEntries(head.fields.map((heading, index) => [heading, fields[index] || null] as const));
    for (const unitId of found) {
      rows.set(unitId, row);
      firstAt.set(unitId, line);
    }
  }
  const first = unmatched[0];
  if (rows.size === 0 && first)
    throw new Refusal('statistics.nothing-matched', { count: lines.length, ...first }, 'invalid');
  const unused = head.fields.filter((heading, index) => heading !== '' && !wanted.has(headings[index]!));
  return { rows, total: lines.length, matched: lines.length - unmatched.length, unmatched, used, unused };
};
