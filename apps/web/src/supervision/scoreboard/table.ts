import { counts, mean, percent, shareNames, stepNames, type Days, type Score, type ScoreOf } from './score';

type Say = (key: string, values?: Record<string, unknown>) => string;
type Shown = Readonly<{ by: 'units' | 'inspectors'; view: 'results' | 'steps'; days: Days }>;

const results = (score: Score): readonly string[] => [
  ...counts.map((figure) => String(score[figure])),
  ...shareNames.flatMap((name) => {
    const share = score[name];
    return share ? [percent(share), String(share.numerator), String(share.denominator)] : ['–', '0', '0'];
  }),
];
const steps = (score: Score, days: Days): readonly string[] =>
  score.steps.flatMap((one) => {
    const taken = one[days];
    return taken ? [String(taken.median), mean(taken.total, one.done), String(one.done)] : ['–', '–', String(one.done)];
  });

/** The table that is shown, as it is saved: shares with both their parts, steps with median, mean and how many. */
export const tableOf = (
  rows: readonly ScoreOf[],
  { by, view, days }: Shown,
  t: Say,
): readonly (readonly string[])[] => {
  const heads =
    view === 'results'
      ? [
          ...counts.map((figure) => t(`scoreboard.column.${figure}`)),
          ...shareNames.flatMap((name) => [
            t(`scoreboard.column.${name}`),
            ...(['part', 'whole'] as const).map((part) => t(`scoreboard.file.${part}`)),
          ]),
        ]
      : stepNames.flatMap((step) =>
          (['median', 'mean', 'done'] as const).map((what) =>
            t(`scoreboard.file.${what}`, { step: t(`scoreboard.step.${step}`), days: t(`scoreboard.days.${days}`) }),
          ),
        );
  const nameOf = ({ id, name }: ScoreOf): string =>
    id === null ? t(`scoreboard.nobody.${by}`) : (name ?? t('words.unknown'));
  return [
    [t(`scoreboard.name.${by}`), ...heads],
    ...rows.map((row) => [nameOf(row), ...(view === 'results' ? results(row) : steps(row, days))]),
  ];
};
