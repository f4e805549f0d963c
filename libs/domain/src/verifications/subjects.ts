import { Refusal } from '@app/domain/kernel';
import { canonical, figureForms, figureNames, type FigureName } from '@app/domain/submissions';
import type { StatedUnit } from './commands.js';

/** Of a county: `cv.primary.L2`, `mean.junior.L4`, `compliant.primary`, `B7`, `verdict`. */
const ofCounty =
  /^((cv|mean|passing|passingPercent)\.(primary|junior)\.[A-Z]\d{1,2}|(compositeCv|compliant|compliantPercent|sections|students)\.(primary|junior)|[A-Z]\d{1,2}|verdict)$/;
/** Of a section or school: an indicator's ratio, `L5`. */
const ratio = /^[A-Z]\d{1,2}$/;
const decimal = /^\d{1,13}(\.\d{1,10})?$/;
const judged = ['met', 'notMet'];

const isFigure = (subject: string): subject is FigureName => figureNames.some((name) => name === subject);

const unknown = (subject: string) =>
  new Refusal('verification.unknown-subject', { field: 'subject', subject }, 'invalid');
const malformed = (message: string) => new Refusal('verification.value', { field: 'value', message }, 'invalid');

/** A filed figure in its one way of writing. @throws Refusal verification.value */
const figureValue = (name: FigureName, value: string): string => {
  const { label, unit, places, max } = figureForms[name];
  const text = canonical(value) ?? '';
  if (!decimal.test(text)) throw malformed(`${label}应为数字`);
  if ((text.split('.')[1]?.length ?? 0) > places)
    throw malformed(places === 0 ? `${label}应为整数` : `${label}最多保留两位小数`);
  if (Number(text) > max) throw malformed(`${label}超出合理范围（不超过${max}${unit}）`);
  return text;
};

/**
 * What a report may claim: of a unit its figures and ratios, of a county its coefficients, counts, items and verdict.
 * Printed values keep their digits: how a ratio was rounded is part of the claim.
 * @throws Refusal verification.unknown-subject, verification.value
 */
export const claimedValue = (unit: StatedUnit, subject: string, value: string): string => {
  if (unit === 'county' ? !ofCounty.test(subject) : !isFigure(subject) && !ratio.test(subject)) throw unknown(subject);
  if (isFigure(subject)) return figureValue(subject, value);
  if (unit === 'county' && (subject === 'verdict' || ratio.test(subject))) {
    if (!judged.includes(value)) throw malformed('应为“达到”（met）或“未达到”（notMet）');
    return value;
  }
  if (!decimal.test(value)) throw malformed('应为数字');
  return value;
};

/**
 * What can be verified on site: a figure that a unit files. Ratios follow from them.
 * @throws Refusal verification.unknown-subject, verification.value
 */
export const verifiedValue = (unit: StatedUnit, subject: string, value: string): string => {
  if (unit === 'county' || !isFigure(subject)) throw unknown(subject);
  return figureValue(subject, value);
};
