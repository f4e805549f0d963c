import type { Assessment } from '@app/domain/indicators';

/** Columns that a text takes in a terminal: ideographs and full-width marks take two. */
const widthOf = (text: string): number =>
  Array.from(text).reduce(
    (width, one) => width + (/[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u3000-\u303f]/.test(one) ? 2 : 1),
    0,
  );
const left = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));
const right = (text: string, width: number): string => ' '.repeat(Math.max(0, width - widthOf(text))) + text;

/** Rows with the first column to the left and the others to the right. */
const table = (rows: readonly (readonly string[])[]): readonly string[] => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? left(cell, widths[0] ?? 0) : right(cell, widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
};

const verdicts = { met: '达到', notMet: '未达到', pending: '待定' } as const;
const stages = { primary: '小学', junior: '初中' } as const;
const answer = (met: boolean | null | undefined): string => (met === true ? '✓' : met === false ? '✗' : '－');
const shown = (value: number | null | undefined, suffix = ''): string =>
  value === null || value === undefined ? '－' : `${value}${suffix}`;

const stageLines = (result: Assessment, stage: 'primary' | 'junior'): readonly string[] => {
  const { sections, students, passing, passingPercent, cv, cvMet, compositeCv, compliant, compliantPercent, pending } =
    result.stages[stage];
  const rows = result.indicators.map(({ id, name }, index) => [
    `${id} ${name}`,
    shown(passing[index]),
    shown(passingPercent[index], '%'),
    cv[index]?.toFixed(6) ?? '－',
    answer(cvMet[index]),
  ]);
  const total = [
    `总体（待定${pending}个）`,
    shown(compliant),
    shown(compliantPercent, '%'),
    compositeCv?.toFixed(6) ?? '－',
    '',
  ];
  return [
    '',
    `${stages[stage]}：参评单位${sections}个，学生${students ?? '未填'}人`,
    ...table([['指标', '达标单位', '达标比例', '差异系数', ''], ...rows, total]).map((line) => `  ${line}`),
  ];
};

const list = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];

/** What `hengjian assess FILE` prints: verdict, both stages, what is in the way, and what the report contradicts. */
export const assessTable = (result: Assessment): string =>
  [
    `${result.county}  ${result.schoolYear}学年  标准 ${result.standard}`,
    `结论：${verdicts[result.verdict]}`,
    ...stageLines(result, 'primary'),
    ...stageLines(result, 'junior'),
    ...list('未达到与待定事项', result.blockers),
    ...list(
      '参评单位情况',
      result.sections
        .filter(({ reasons }) => reasons.length > 0)
        .map(
          ({ section, stage, compliant, reasons }) =>
            `${answer(compliant)} ${stages[stage]} ${section}：${reasons.join('；')}`,
        ),
    ),
    ...list(
      '未参评',
      result.excluded.map(({ section, stage, reason }) => `${stages[stage]} ${section}：${reason}`),
    ),
    ...list(
      '材料与计算不符',
      result.claims.map(({ sentence }) => sentence),
    ),
    ...list('材料自相矛盾', result.inconsistencies),
  ].join('\n');
