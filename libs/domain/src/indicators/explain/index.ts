import { assessedStages, inForceOn, type Indicator } from '@app/domain/standards';
import type { Excluded } from '../figures.js';
import type { Standing } from '../standing.js';
import type { StandingInput } from '../standing-input.js';
import { unitsIn, unitsOf } from '../units.js';
import type { Words } from './counted.js';
import { explainCount, explainSection, explainVerdict } from './county.js';
import { explainCv } from './cv.js';
import type { Explained } from './explained.js';
import { explainItem } from './item.js';
import { explainRecognition, explainVeto } from './judged.js';
import { explainRatio } from './ratio.js';

export {
  bare,
  type Explained,
  type InputReference,
  type OpenUnit,
  type PartReference,
  type ShortUnit,
} from './explained.js';
export { returnFigure } from './inputs.js';
export type { Words } from './counted.js';
export * from './paragraph.js';
export { figureLabel } from './ratio.js';

/** A section that takes no part has no ratio, and the reason is the explanation. */
const leftOut = (indicator: Indicator, { sectionId, section, reason }: Excluded): Explained => ({
  unitId: sectionId,
  subject: indicator.id,
  label: `${section}${indicator.name}`,
  clause: indicator.clause,
  value: null,
  unit: indicator.unit,
  bound: null,
  verdict: null,
  formula: '',
  steps: [],
  inputs: [],
  figuresOf: null,
  short: [],
  open: [],
  parts: [],
  reasons: [reason],
});

/** Without other words, a thing is called by its id. */
const plainly: Words = { unit: (unitId) => unitId, field: (code) => code, isBare: () => false };

/** Sections are called as in the standing, schools whose stages share buildings too. */
const wordsOf = ({ sections, sharedSchools }: StandingInput, { unit, field, isBare }: Words): Words => {
  const all = [...sections, ...sharedSchools, ...sharedSchools.flatMap((school) => school.sections)];
  const names = new Map(all.map(({ id, name }) => [id, name]));
  return { unit: (unitId) => names.get(unitId) ?? unit(unitId), field, isBare };
};

/**
 * Why a number or verdict of a standing is what it is. Of a section: `L5`, `verdict`. Of the county (`sectionId` null):
 * `cv.primary.L2`, `mean.primary.L2`, `passing.primary.L2`, `compliant.primary`, an item (`B7`), a veto (`V3`),
 * `recognition`, `verdict`.
 * Undefined: there is no such thing.
 * @param standing that of the same input
 * @param words what other units of the county, and the fields of returns, are called
 */
export const explain = (
  input: StandingInput,
  standing: Standing,
  countyId: string,
  sectionId: string | null,
  subject: string,
  words: Words = plainly,
): Explained | undefined => {
  const standard = inForceOn(input.standard, input.date);
  const { units } = unitsOf({ ...input, standard });
  const indicatorOf = (id: string | undefined) => standard.indicators.find((one) => one.id === id);
  if (sectionId !== null) {
    if (subject === 'verdict') return explainSection(standard, standing, units, sectionId);
    const indicator = indicatorOf(subject);
    if (!indicator) return undefined;
    const unit = units.find(({ id }) => id === sectionId);
    const out = standing.excluded.find((one) => one.sectionId === sectionId);
    return unit ? explainRatio(standard, standing, unit, indicator) : out && leftOut(indicator, out);
  }
  if (subject === 'verdict') return explainVerdict(standard, standing, units, countyId);
  const item = standard.items.find(({ id }) => id === subject);
  if (item) return explainItem({ standard, county: input.county }, standing, countyId, item, wordsOf(input, words));
  const veto = standard.vetoes.find(({ id }) => id === subject);
  if (veto) return explainVeto(veto, input.county, countyId);
  if (subject === 'recognition')
    return standard.recognition ? explainRecognition(standard.recognition, input.county, countyId) : undefined;
  const [what, stageName, id] = subject.split('.');
  const stage = assessedStages.find((one) => one === stageName);
  const indicator = indicatorOf(id);
  const whole = (found: Explained): Explained => ({ ...found, unitId: countyId });
  if (!stage) return undefined;
  if (what === 'compliant' && id === undefined)
    return whole(explainCount(standard, standing, unitsIn(units, stage), stage, null));
  if (!indicator) return undefined;
  if (what === 'passing') return whole(explainCount(standard, standing, unitsIn(units, stage), stage, indicator));
  if (what === 'cv' || what === 'mean')
    return whole(explainCv(standard, standing, unitsIn(units, stage), stage, indicator, what));
  return undefined;
};
