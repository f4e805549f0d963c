import { csvOf } from '@web/design/csv';
import type { Group, Indicator, Say } from './model';

/** What the matrix shows, as a table for a spreadsheet. */
export const matrixCsv = (groups: readonly Group[], indicators: readonly Indicator[], t: Say): string => {
  const head = [
    t('indicators.csv.stage'),
    t('indicators.matrix.section'),
    t('indicators.matrix.students'),
    t('indicators.matrix.judged'),
    ...indicators.flatMap(({ id, shortName, unit }) => [
      `${id} ${shortName}(${unit})`,
      t('indicators.csv.state', { id }),
    ]),
  ];
  const lines = groups.flatMap(({ stage, rows }) =>
    rows.map(({ kind, title, note, students, judged, cells }) => [
      t(`words.stage.${stage}`),
      kind === 'head' ? t('indicators.matrix.threshold') : `${title}${note && ` ${note}`}`,
      kind === 'head' ? '' : students.replaceAll(',', ''),
      judged ? t(`words.school.${judged}`) : '',
      ...cells.flatMap(({ text, word }) => [text === word ? '' : text.replaceAll(',', ''), word]),
    ]),
  );
  return csvOf([head, ...lines]);
};
