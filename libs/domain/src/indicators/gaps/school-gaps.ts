import type { Standard } from '@app/domain/standards';
import { grouped } from '../grouped.js';
import { quantityOf, isKnown } from '../ratios.js';
import { isCompliant, metOf } from '../school-rule.js';
import { plus } from '../exact.js';
import type { StandingInput } from '../standing-input.js';
import { unitsOf, type Unit } from '../units.js';
import { choicesOf, jointChoices, type Choice, type Growth } from './choices.js';
import { measureOf, unitsExact, unitsText, unitsUp } from './measures.js';
import { ruleOf, sectionGaps, type IndicatorGap } from './section-gaps.js';

/** A figure that must grow: by how much, and what it then is. Amounts are plain decimals of the figure's own precision. */
export type Change = Readonly<{
  unitId: string;
  unit: string;
  figure: string;
  from: string;
  amount: string;
  to: string;
  for: Growth['for'];
  /** `再需2名体育、艺术专任教师`. */
  sentence: string;
}>;

/** What an indicator of a section lacks, whatever the others do. Null: nothing is asked, or nothing can be said. */
export type IndicatorShortfall = Readonly<{
  indicator: string;
  state: IndicatorGap['state'];
  /** Whose figure it is: the section's, or its school's as a whole. */
  unitId: string;
  toThreshold: string | null;
  toFloor: string | null;
}>;

/** One way to comply. */
export type Way = Readonly<{
  /** Those that stay below the threshold, and at the floor or above. */
  mayStay: readonly Readonly<{ sectionId: string; indicator: string }>[];
  changes: readonly Change[];
}>;

/** What a school (or a section with buildings of its own) lacks to comply with the school rule. */
export type SchoolGaps = Readonly<{
  /** The school whose stages share buildings, else the section. */
  unitId: string;
  unit: string;
  sections: readonly Readonly<{
    sectionId: string;
    section: string;
    stage: Unit['stage'];
    compliant: boolean | null;
    indicators: readonly IndicatorShortfall[];
  }>[];
  /** Indicators of which nothing can be said yet: they have to be filed first. */
  open: readonly Readonly<{ sectionId: string; indicator: string }>[];
  /** The shortest first; empty when it complies already, or no growth of figures makes it comply. */
  ways: readonly Way[];
  /** The shortest way as a sentence. */
  sentence: string;
}>;

/** More are not shown: they only differ in what is spared. */
const mostWays = 7;

/** A growth as a clerk reads it. */
export const changeOf = ({ holder, held, units, for: reasons }: Growth): Change => {
  const { unitId, unit, figure, places } = holder;
  const amount = unitsText(units, places);
  const before = quantityOf(held);
  const to = isKnown(before) ? plus(before, unitsExact(units, places)) : unitsExact(units, places);
  const { noun, unit: measure } = measureOf(figure);
  const target = unitsText(unitsUp(to, places), places);
  return {
    unitId,
    unit,
    figure,
    from: held,
    amount,
    to: target,
    for: reasons,
    sentence: `再需${amount}${measure}${noun}`,
  };
};

const wayOf = ({ spared, growths }: Choice): Way => ({ mayStay: spared, changes: growths.map(changeOf) });

const told = (standard: Standard, unit: string, way: Way | undefined, open: SchoolGaps['open']): string => {
  const nameOf = (id: string) => standard.indicators.find((one) => one.id === id)?.shortName ?? id;
  const waits = [...new Set(open.map(({ indicator }) => nameOf(indicator)))];
  const first = waits.length === 0 ? '' : `${waits.join('、')}尚无可用数据，须先填报`;
  if (!way) return [`${unit}：${first || '无法通过补足资源达到要求'}`].join('');
  const needs = way.changes.map(({ sentence }) => sentence).join('；');
  const stays = [...new Set(way.mayStay.map(({ indicator }) => nameOf(indicator)))];
  const stay = stays.length === 0 ? '' : `${stays.join('、')}可暂不达标（不低于要求的85%即可）`;
  return `${unit}：${[needs, stay, first].filter((part) => part !== '').join('；')}`;
};

const shortfallOf = ({ indicator, state, holder, toThreshold, toFloor }: IndicatorGap): IndicatorShortfall => ({
  indicator,
  state,
  unitId: holder.unitId,
  toThreshold: toThreshold === null ? null : unitsText(toThreshold, holder.places),
  toFloor: toFloor === null ? null : unitsText(toFloor, holder.places),
});

/** What every school lacks that does not comply yet, or about which something is open. Empty without a school rule. */
export const schoolGaps = (input: StandingInput): readonly SchoolGaps[] => {
  const standard = ruleOf(input);
  const { schoolRule } = standard;
  if (!schoolRule) return [];
  const { units } = unitsOf({ ...input, standard });
  const schools = grouped(units, ({ id, premises }) => premises?.school.id ?? id);
  return [...schools].flatMap(([unitId, mine]) => {
    const parts = mine.map((unit) => {
      const gaps = sectionGaps(input, standard, unit);
      const compliant = isCompliant(
        schoolRule,
        gaps.map(({ state }) => state),
        gaps.map(({ exempted }) => exempted),
      );
      return { unit, gaps, compliant };
    });
    if (parts.every(({ compliant }) => compliant === true)) return [];
    const name = mine[0]?.premises?.school.name ?? mine[0]?.name ?? unitId;
    const open = parts.flatMap(({ unit, gaps }) =>
      gaps
        .filter(({ state }) => metOf(state) === null && state !== 'notApplicable' && state !== 'unjudged')
        .map(({ indicator }) => ({ sectionId: unit.id, indicator })),
    );
    const choices = jointChoices(parts.map(({ unit, gaps }) => choicesOf(unit.id, gaps, schoolRule.atLeastMet)));
    const ways = choices
      .slice(0, mostWays)
      .map(wayOf)
      .filter(({ changes }) => changes.length > 0);
    return [
      {
        unitId,
        unit: name,
        sections: parts.map(({ unit, gaps, compliant }) => ({
          sectionId: unit.id,
          section: unit.name,
          stage: unit.stage,
          compliant,
          indicators: gaps.map(shortfallOf),
        })),
        open,
        ways,
        sentence: told(standard, name, ways[0], open),
      },
    ];
  });
};
