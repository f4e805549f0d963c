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

/** The explanation as one paragraph that can be pasted: what, by which clause, how computed, from whose figures. */
export const paragraphOf = (
  explained: Explained,
  inputs: readonly Told[],
  at: Readonly<{ dataYear: string; asOf: string; sequence: number; county: string | null }>,
): string => {
  const { label, value, unit, verdict, bound, formula, clause, steps, reasons } = explained;
  const shown = value === null || values[value] ? '' : `为${bare(value)}${unit}`;
  const judged = verdict === null ? '' : `，${verdicts[verdict]}`;
  const told = inputs.slice(0, most).map(inputText).join('；');
  const left = inputs.length > most ? `；其余${inputs.length - most}项数据见明细` : '';
  return [
    `${at.county ?? ''}${at.dataYear}学年${label}${shown}${bound === null ? '' : `（${bound}）`}${judged}。`,
    `依据：${clause}。`,
    ...(formula === '' ? [] : [`计算：${[...steps.slice(0, 1), formula, ...steps.slice(1)].join('；')}。`]),
    ...(told === '' ? [] : [`数据：${told}${left}。`]),
    ...(reasons.length === 0 ? [] : [`说明：${reasons.join('；')}。`]),
    `以上按截至记录号${at.sequence}的记录、${at.asOf}的情况计算。`,
  ].join('');
};
