import { agrees } from './claims.js';
import { bare } from './explain/explained.js';

/** A value that a report claims, or that was verified on site. Subjects are those of the verification events. */
export type Stated = Readonly<{ kind: 'claimed' | 'verified'; unitId: string; subject: string; value: string }>;

/** Two of the three columns that say different things. */
export type Difference = 'claimed-computed' | 'computed-verified' | 'claimed-verified';

/**
 * 填报所称、计算、核实: one line of three columns. `computed`: the accepted figure, or what the rule gives for accepted
 * figures; `verified`: what was found on site, or what the rule gives with it in the accepted figure's place.
 */
export type Column = Readonly<{
  unitId: string;
  unit: string;
  subject: string;
  label: string;
  clause: string;
  /** Indicator or item that it belongs to; null for counts of all, and the verdict. */
  indicator: string | null;
  claimed: string | null;
  computed: string | null;
  verified: string | null;
  differences: readonly Difference[];
  /** The columns in one sentence. */
  sentence: string;
}>;

const isNumber = (text: string): boolean => /^\d+(\.\d+)?$/.test(text);

/** A printed value contradicts another when it is not that one rounded as it is printed itself. */
const differs = (one: string | null, other: string | null, isPrinted: boolean): boolean => {
  if (one === null || other === null || one === 'pending' || other === 'pending') return false;
  if (!isNumber(one) || !isNumber(other)) return one !== other;
  return isPrinted ? !agrees(one, Number(other)) : Number(one) !== Number(other);
};

const words: Readonly<Record<string, string>> = { met: '达到', notMet: '未达到', pending: '待定', 'n/a': '不适用' };
const shown = (value: string): string => words[value] ?? value;

/** A line with what its columns say differently, and its sentence. */
export const finished = (line: Omit<Column, 'differences' | 'sentence'>): Column => {
  const { claimed, computed, verified, unit, label } = line;
  const differences: Difference[] = [];
  if (differs(claimed, computed, true)) differences.push('claimed-computed');
  if (differs(computed, verified, false)) differences.push('computed-verified');
  if (differs(claimed, verified, true)) differences.push('claimed-verified');
  const said = [
    ...(claimed === null ? [] : [`材料所称${shown(claimed)}`]),
    `按认可数据${computed === null ? '尚无结果' : `为${shown(bare(computed))}`}`,
    ...(verified === null ? [] : [`现场核实为${shown(bare(verified))}`]),
  ];
  return { ...line, differences, sentence: `${unit}${label}：${said.join('，')}` };
};
