import {
  addDecimals,
  compareDecimals,
  divideDecimals,
  multiplyDecimals,
  parseDecimal,
  printDecimal,
  subtractDecimals,
  type ExactDecimal,
} from '@app/domain/kernel';
import { inForceOn, type Indicator, type Standard } from '@app/domain/standards';
import { figureLabel } from '../explain/ratio.js';
import type { Figure } from '../figures.js';
import { withChanges } from '../gaps/changed.js';
import type { StandingInput } from '../standing-input.js';
import { holdersOf } from './holders.js';
import type { AssumedBounds, Overlay, PlannedProject, ProjectOutcome } from './overlay.js';

type Change = Readonly<{ unitId: string; figure: string; to: Figure }>;

const zero = parseDecimal('0');
const hundred = parseDecimal('100');
const isNumber = (figure: Figure | undefined): figure is string =>
  figure !== null && figure !== undefined && figure !== 'n/a';

/** A decimal with a sign, exactly. */
const signed = (text: string): ExactDecimal =>
  text.startsWith('-') ? subtractDecimals(zero, parseDecimal(text.slice(1))) : parseDecimal(text);

/** So many pupils, changed by percent, half up to whole ones. */
const grown = (students: string, percent: string): string => {
  const part = multiplyDecimals(parseDecimal(students), addDecimals(hundred, signed(percent)));
  return printDecimal(divideDecimals(part, hundred, 0));
};

const growths = (input: StandingInput, { growth, figures }: Overlay): readonly Change[] => {
  const assumed = new Set(figures.flatMap((one) => ('students' in one.figures ? [one.unitId] : [])));
  const sections = [
    ...input.sections.map(({ id, stage, figures: own }) => ({ id, stage, students: own['students'] })),
    ...input.sharedSchools.flatMap(({ sections: parts, students }) =>
      parts.map(({ id, stage }) => ({ id, stage, students: students[stage] })),
    ),
  ];
  return sections.flatMap(({ id, stage, students }) => {
    const percent = growth.find((one) => one.stage === stage)?.percent;
    if (percent === undefined || assumed.has(id) || !isNumber(students)) return [];
    return [{ unitId: id, figure: 'students', to: grown(students, percent) }];
  });
};

/** What a project makes of a figure: 不适用 becomes what is built. 未填 stays so, and no more can go than is there. */
const built = (held: Figure | undefined, adds: string): Readonly<{ to: string } | { not: 'unfilled' | 'tooFew' }> => {
  if (held === null || held === undefined) return { not: 'unfilled' };
  const sum = addDecimals(held === 'n/a' ? zero : parseDecimal(held), signed(adds));
  return compareDecimals(sum, zero) < 0 ? { not: 'tooFew' } : { to: printDecimal(sum) };
};

const whyNot = { unfilled: '未填，无法推算', tooFew: '不够减' } as const;

const projectsOf = (
  input: StandingInput,
  standard: Standard,
  projects: readonly PlannedProject[],
): Readonly<{ changes: readonly Change[]; outcomes: readonly ProjectOutcome[] }> => {
  const holders = holdersOf(input, standard);
  const changed = new Map<string, Change>();
  const outcomes = projects.map(({ name, unitId, figure, adds, readyOn }): ProjectOutcome => {
    const holder = holders.get(unitId);
    const unit = holder?.name ?? '';
    const label = figureLabel(figure);
    const is = { name, unitId, unit, figure, label };
    if (readyOn > input.date)
      return { ...is, outcome: 'later', message: `“${name}”${readyOn}才建成，晚于${input.date}，没有计入` };
    const key = `${unitId} ${figure}`;
    const made = built(changed.get(key)?.to ?? holder?.figures[figure], adds);
    if ('not' in made)
      return { ...is, outcome: made.not, message: `“${name}”没有计入：${unit}的${label}${whyNot[made.not]}` };
    changed.set(key, { unitId, figure, to: made.to });
    return { ...is, outcome: 'counted', message: `“${name}”已计入：${unit}的${label}按${made.to}计算` };
  });
  return { changes: [...changed.values()], outcomes };
};

const boundOf = (
  indicator: Indicator,
  bounds: readonly AssumedBounds[],
  which: 'threshold' | 'cvLimit',
): Indicator['threshold'] => {
  const held = indicator[which];
  const mine = bounds.filter((one) => one.indicator === indicator.id && one[which] !== null);
  if (!held || mine.length === 0) return held;
  return { ...held, ...Object.fromEntries(mine.map((one) => [one.stage, one[which]])) };
};

const withBounds = (standard: Standard, bounds: readonly AssumedBounds[]): Standard =>
  bounds.length === 0
    ? standard
    : {
        ...standard,
        indicators: standard.indicators.map((one) => ({
          ...one,
          threshold: boundOf(one, bounds, 'threshold'),
          cvLimit: boundOf(one, bounds, 'cvLimit'),
        })),
      };

/**
 * The input as it would be under the overlay, for the one calculation of a standing. Whatever is not named stays as it
 * counts; items and vetoes stay as they are recorded. The overlay has no faults (`overlayFaults`).
 */
export const overlaid = (
  input: StandingInput,
  overlay: Overlay,
): Readonly<{ input: StandingInput; projects: readonly ProjectOutcome[] }> => {
  const standard = inForceOn(input.standard, input.date);
  const assumed = overlay.figures.flatMap(({ unitId, figures }) =>
    Object.entries(figures).map(([figure, to]) => ({ unitId, figure, to })),
  );
  const before = withChanges(input, [...assumed, ...growths(input, overlay)]);
  const { changes, outcomes } = projectsOf(before, standard, overlay.projects);
  return {
    input: { ...withChanges(before, changes), standard: withBounds(input.standard, overlay.bounds) },
    projects: outcomes,
  };
};
