import { assessedStages, type Standard } from '@app/domain/standards';
import { exact, fixed } from '../exact.js';
import { stageNames } from '../figures.js';
import { withChanges } from '../gaps/changed.js';
import { metOf, type IndicatorState } from '../school-rule.js';
import type { SectionStanding } from '../section-standing.js';
import { standingOf, type Standing } from '../standing.js';
import type { StandingInput } from '../standing-input.js';
import { isKnown } from '../ratios.js';
import { unitsOf, type Unit } from '../units.js';
import type { ComingPupils } from './coming-pupils.js';
import { bare } from '../explain/explained.js';
import { percentOf, type Raised } from './warning.js';

/** The better first: going on along it is getting worse. */
const ranks: readonly IndicatorState[] = ['met', 'near', 'aboveFloor', 'belowFloor'];

/** Whether an indicator drops below its threshold, or below what the one missed indicator must still reach. */
const isWorse = (before: IndicatorState, after: IndicatorState): boolean =>
  metOf(before) !== null && metOf(after) === false && ranks.indexOf(after) > ranks.indexOf(before);

/** As the form prints it; to six places where the form's would hide that it is short. */
const shownOf = (unit: Unit | undefined, index: number, precision: number, boundary: boolean): string => {
  const value = unit?.values[index] ?? 'missing';
  return isKnown(value) ? bare(fixed(value, boundary ? 6 : precision)) : '';
};

type Pair = Readonly<{ before: SectionStanding; after: SectionStanding }>;

const sectionWarning = (
  standard: Standard,
  { before, after }: Pair,
  pupils: ComingPupils,
  units: Readonly<{ before: Unit | undefined; after: Unit | undefined }>,
): Raised | null => {
  const { coming, students, how } = pupils;
  const failing = standard.indicators.flatMap((indicator, index) => {
    const [was, is] = [before.states[index] ?? 'missing', after.states[index] ?? 'missing'];
    if (!isWorse(was, is) || after.exempted[index]) return [];
    const { shortName, precision, threshold, floorRatio } = indicator;
    const from = shownOf(units.before, index, precision, before.boundary[index] ?? false);
    const to = shownOf(units.after, index, precision, after.boundary[index] ?? false);
    const floor = is === 'belowFloor' ? `，已不足其${bare(percentOf(exact(floorRatio ?? '1')))}%` : '';
    return [{ id: indicator.id, text: `${shortName}由${from}降至${to}（要求${threshold?.[after.stage]}${floor}）` }];
  });
  const fails = before.compliant === true && after.compliant === false;
  if (failing.length === 0 && !fails) return null;
  const moved = `学生预计由${students}人变为${coming}人（${how}）`;
  const end = fails ? '，将不再合格' : '';
  return {
    kind: 'trend',
    severity: fails ? 'high' : 'medium',
    unitId: after.id,
    unit: after.name,
    stage: after.stage,
    subject: failing.map(({ id }) => id).join(' ') || 'verdict',
    sentence: `${after.name}${moved}：${failing.map(({ text }) => text).join('；')}${end}`,
    margin: null,
    until: null,
    room: null,
  };
};

const stageWarnings = (standard: Standard, before: Standing, after: Standing): readonly Raised[] =>
  assessedStages.flatMap((stage) => {
    const [was, is] = [before.stages[stage], after.stages[stage]];
    const county = {
      kind: 'trend',
      severity: 'high',
      unitId: null,
      unit: null,
      stage,
      margin: null,
      until: null,
      room: null,
    } as const;
    const said = (subject: string, name: string, from: number | null, to: number | null, limit: string): Raised => ({
      ...county,
      subject,
      sentence: `${stageNames[stage]}${name}预计由${from?.toFixed(3)}升至${to?.toFixed(is.cvBoundary.some(Boolean) ? 6 : 3)}，高于${limit}`,
    });
    const each = standard.indicators.flatMap(({ id, shortName, cvLimit }, index) =>
      was.cvMet[index] === true && is.cvMet[index] === false
        ? [
            said(
              `cv.${stage}.${id}`,
              `${shortName}校际差异系数`,
              was.cv[index] ?? null,
              is.cv[index] ?? null,
              cvLimit?.[stage] ?? '',
            ),
          ]
        : [],
    );
    const limit = standard.dispersion.compositeLimit?.[stage];
    const composite =
      limit !== undefined && was.compositeMet === true && is.compositeMet === false
        ? [said('verdict', '综合差异系数', was.compositeCv, is.compositeCv, limit)]
        : [];
    return [...each, ...composite];
  });

/**
 * What is met today and will not be next year, if nothing but the pupils moves as reckoned. Nothing of what fails
 * already: that stands in the verdict.
 */
export const trendWarnings = (
  input: StandingInput,
  standard: Standard,
  pupils: readonly ComingPupils[],
): readonly Raised[] => {
  const changes = pupils.flatMap(({ sectionId, students, coming }) =>
    coming === null || coming === students ? [] : [{ unitId: sectionId, figure: 'students', to: String(coming) }],
  );
  if (changes.length === 0) return [];
  const next = withChanges(input, changes);
  const [before, after] = [standingOf(input), standingOf(next)];
  const sections = new Map(before.sections.map((section) => [section.id, section]));
  const unitsIn = (of: StandingInput) => new Map(unitsOf({ ...of, standard }).units.map((unit) => [unit.id, unit]));
  const [unitsBefore, unitsAfter] = [unitsIn(input), unitsIn(next)];
  const moving = new Map(pupils.map((one) => [one.sectionId, one]));
  const ofSections = after.sections.flatMap((section) => {
    const [was, moved] = [sections.get(section.id), moving.get(section.id)];
    if (!was || !moved || moved.coming === null) return [];
    const units = { before: unitsBefore.get(section.id), after: unitsAfter.get(section.id) };
    return sectionWarning(standard, { before: was, after: section }, moved, units) ?? [];
  });
  return [...stageWarnings(standard, before, after), ...ofSections];
};
