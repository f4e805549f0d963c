import { multiplyDecimals, parseDecimal, printDecimal } from '@app/domain/kernel';
import { assessedStages, type AssessedStage, type Standard } from '@app/domain/standards';
import { compositeWithin, dispersionOf, isWithin, type Dispersion } from '../dispersion.js';
import { atLeast, exact, fixed, isZero, type Exact } from '../exact.js';
import { stageNames } from '../figures.js';
import { bare } from '../explain/explained.js';
import { partsOf } from '../gaps/drivers.js';
import { isKnown } from '../ratios.js';
import { boundsOf } from '../school-rule.js';
import type { Standing } from '../standing.js';
import type { StandingInput } from '../standing-input.js';
import { unitsIn, type Unit } from '../units.js';
import { nearItems } from './near-items.js';
import { gravityOf, percentOf, roomAbove, roomBelow, roomText, type Raised } from './warning.js';

const near = { kind: 'near', until: null } as const;

/** `0.475`: so much percent of a limit, exactly. */
const shareOf = (limit: string, percent: string): string =>
  printDecimal(multiplyDecimals(parseDecimal(limit), parseDecimal(percent)));

/**
 * Indicators of sections that are met by less than a twentieth; and those below their threshold that are just above
 * the floor, of schools that are only fit as long as they stay there.
 */
const ofSections = (standard: Standard, standing: Standing, units: readonly Unit[]): readonly Raised[] => {
  const bounds = new Map(
    assessedStages.map((stage) => [stage, standard.indicators.map((indicator) => boundsOf(indicator, stage))]),
  );
  const compliant = new Map(standing.sections.map(({ id, compliant: answer }) => [id, answer]));
  return units.flatMap((unit) =>
    standard.indicators.flatMap(({ id, shortName, unit: measure, precision, floorRatio }, index): Raised[] => {
      const bound = bounds.get(unit.stage)?.[index];
      const value = unit.values[index] ?? 'missing';
      if (!bound || !isKnown(value)) return [];
      const met = atLeast(value, bound.threshold);
      const atFloor = !met && compliant.get(unit.id) === true && floorRatio !== null && atLeast(value, bound.floor);
      if (!met && !atFloor) return [];
      const [asked, word] = met ? [bound.threshold, '达标值'] : [bound.floor, '底线'];
      const room = roomAbove(value, asked);
      const severity = gravityOf(room);
      if (severity === null) return [];
      const margin = percentOf(room);
      const least = bare(fixed(asked, 6));
      const held = bare(fixed(value, Math.max(precision, 4)));
      const close = isZero(room) ? `刚好在${word}${least}` : `只比${word}${least}高${roomText(room)}`;
      return [
        {
          ...near,
          severity,
          unitId: unit.id,
          unit: unit.name,
          stage: unit.stage,
          subject: id,
          sentence: `${unit.name}${shortName}${held}${measure}，${close}`,
          margin,
          room,
        },
      ];
    }),
  );
};

/** What is within a limit, and not within so much of it, is at the limit: no figure that is filed comes between. */
const allButAll = `0.${'9'.repeat(30)}`;

const cvSaid = (
  stage: AssessedStage,
  subject: string,
  name: string,
  cv: number | null,
  limit: string,
  isBare: boolean,
  isAtLimit: boolean,
): Raised => {
  const room = roomBelow(exact((cv ?? 0).toFixed(6)), exact(limit));
  const margin = percentOf(room);
  const left = margin === '0.00' ? '不足0.01%' : `只有${margin}%`;
  const close = isAtLimit ? `刚好在上限${limit}` : `距上限${limit}${left}`;
  return {
    ...near,
    severity: isBare ? 'medium' : 'low',
    unitId: null,
    unit: null,
    stage,
    subject,
    sentence: `${stageNames[stage]}${name}${cv?.toFixed(3)}，${close}`,
    margin,
    room,
  };
};

/** Coefficients within their limit, by less than a twentieth of it: compared as squares, exactly. */
const ofStages = (standard: Standard, standing: Standing, units: readonly Unit[]): readonly Raised[] =>
  assessedStages.flatMap((stage) => {
    const mine = unitsIn(units, stage);
    const { cv, cvMet, compositeCv, compositeMet } = standing.stages[stage];
    const dispersions = standard.indicators.map((_, index): Dispersion | null => {
      const found = dispersionOf((partsOf(mine, index) ?? []).map(({ weighed }) => weighed));
      return typeof found === 'string' ? null : found;
    });
    const each = standard.indicators.flatMap(({ id, shortName, cvLimit }, index) => {
      const [dispersion, limit] = [dispersions[index], cvLimit?.[stage]];
      if (!dispersion || limit === undefined || cvMet[index] !== true || isWithin(dispersion, shareOf(limit, '0.95')))
        return [];
      const isBare = !isWithin(dispersion, shareOf(limit, '0.99'));
      const isAtLimit = isBare && !isWithin(dispersion, shareOf(limit, allButAll));
      return [
        cvSaid(stage, `cv.${stage}.${id}`, `${shortName}校际差异系数`, cv[index] ?? null, limit, isBare, isAtLimit),
      ];
    });
    const limit = standard.dispersion.compositeLimit?.[stage];
    const all = dispersions.filter((one) => one !== null);
    if (limit === undefined || compositeMet !== true || compositeWithin(all, shareOf(limit, '0.95'))) return each;
    const isBare = !compositeWithin(all, shareOf(limit, '0.99'));
    const isAtLimit = isBare && !compositeWithin(all, shareOf(limit, allButAll));
    return [...each, cvSaid(stage, 'verdict', '综合差异系数', compositeCv, limit, isBare, isAtLimit)];
  });

/** 社会认可度 that is enough, by less than a twentieth. */
const ofRecognition = ({ recognition }: Standard, percent: string | null): readonly Raised[] => {
  if (!recognition || percent === null) return [];
  const [value, asked]: readonly [Exact, Exact] = [exact(percent), exact(recognition.atLeastPercent)];
  if (isZero(asked) || !atLeast(value, asked)) return [];
  const room = roomAbove(value, asked);
  const severity = gravityOf(room);
  if (severity === null) return [];
  const margin = percentOf(room);
  const least = `要求的${recognition.atLeastPercent}%`;
  const sentence = `社会认可度${percent}%，${isZero(room) ? `刚好达到${least}` : `只比${least}高${roomText(room)}`}`;
  return [{ ...near, severity, unitId: null, unit: null, stage: null, subject: 'recognition', sentence, margin, room }];
};

/** What is met today by less than a twentieth of what is asked. */
export const nearWarnings = (
  { county }: StandingInput,
  standard: Standard,
  standing: Standing,
  units: readonly Unit[],
): readonly Raised[] => [
  ...ofStages(standard, standing, units),
  ...ofRecognition(standard, county.recognition),
  ...nearItems(standard, county.items),
  ...ofSections(standard, standing, units),
];
