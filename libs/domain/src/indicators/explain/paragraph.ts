import { bare, type Explained } from './explained.js';

/** Where a number comes from, in words: names instead of ids. Null fields: nobody knows, or nothing was accepted. */
export type Told = Readonly<{
  label: string;
  value: string | null;
  /** What it is counted in: `平方米`; empty for what is only a number. */
  measure: string;
  filedBy: string | null;
  filedOn: string | null;
  filedSequence: number | null;
  acceptedBy: string | null;
  acceptedSequence: number | null;
  /** `填报表 D17`. */
  cell: string | null;
  /** Whether it was brought in (补录) from a table of before. */
  broughtIn: boolean;
}>;

const verdicts = { met: '达到要求', notMet: '未达到要求', pending: '待定' } as const;
const values: Readonly<Record<string, string>> = { ...verdicts };

/** So many inputs are told one by one; a coefficient of 150 schools is told by their number. */
const most = 6;

const inputText = ({
  label,
  value,
  measure,
  filedBy,
  filedOn,
  filedSequence,
  acceptedBy,
  acceptedSequence,
  cell,
  broughtIn,
}: Told): string => {
  const said = value === null ? '未填' : value === 'n/a' ? '不适用' : `${value}${measure}`;
  const filing =
    filedSequence === null
      ? '尚无经认可的数据'
      : [
          `${filedBy ?? ''}${filedOn === null ? '' : `于${filedOn}`}${broughtIn ? '补录' : '填报'}（记录号${filedSequence}）`,
          ...(cell === null ? [] : [`见${cell}`]),
          ...(acceptedSequence === null || broughtIn ? [] : [`${acceptedBy ?? ''}认可（记录号${acceptedSequence}）`]),
        ].join('，');
  return `${label}${said}（${filing}）`;
};

/** What came out, and how it is judged: `…为7.1875平方米（应不低于7.5），未达到要求。` */
const conclusionOf = ({ label, value, unit, verdict, bound }: Explained): string => {
  const shown = value === null || values[value] ? '' : `为${bare(value)}${unit}`;
  const judged = verdict === null ? '' : `，${verdicts[verdict]}`;
  return `${label}${shown}${bound === null ? '' : `（${bound}）`}${judged}。`;
};

const ruleOf = ({ clause }: Explained): string => `依据：${clause}。`;

const calculationOf = ({ formula, steps }: Explained): readonly string[] =>
  formula === '' ? [] : [`计算：${[...steps.slice(0, 1), formula, ...steps.slice(1)].join('；')}。`];

const remarksOf = ({ reasons }: Explained): readonly string[] =>
  reasons.length === 0 ? [] : [`说明：${reasons.join('；')}。`];

/** The explanation in sentences, without whose figures they are: what, by which clause, how computed, why. */
export const sentencesOf = (explained: Explained): readonly string[] => [
  conclusionOf(explained),
  ruleOf(explained),
  ...calculationOf(explained),
  ...remarksOf(explained),
];

/** The explanation as one paragraph that can be pasted: what, by which clause, how computed, from whose figures. */
export const paragraphOf = (
  explained: Explained,
  inputs: readonly Told[],
  at: Readonly<{ dataYear: string; asOf: string; sequence: number; county: string | null }>,
): string => {
  const told = inputs.slice(0, most).map(inputText).join('；');
  const left = inputs.length > most ? `；其余${inputs.length - most}项数据见明细` : '';
  return [
    `${at.county ?? ''}${at.dataYear}学年${conclusionOf(explained)}`,
    ruleOf(explained),
    ...calculationOf(explained),
    ...(told === '' ? [] : [`数据：${told}${left}。`]),
    ...remarksOf(explained),
    `以上按截至记录号${at.sequence}的记录、${at.asOf}的情况计算。`,
  ].join('');
};
