import type { Group, Indicator, Say } from './model';

/** A program that opens the file must not take a name for a formula. */
const cell = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?[\d,.]+$/.test(text) ? `'${text}` : text;
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** What the matrix shows as comma-separated text, with the mark that lets Excel read it as UTF-8. */
export const csvOf = (groups: readonly Group[], indicators: readonly Indicator[], t: Say): string => {
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
  return `\uFEFF${[head, ...lines].map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
};
