import {
  addDecimals,
  multiplyDecimals,
  parseDecimal,
  printDecimal,
  subtractDecimals,
  type ExactDecimal,
} from '@app/domain/kernel';
import type { Enrolment, FigureName, Figures, FigureValue } from '../figures.js';
import { furtherFigures, sharedFigures, figureNames } from '../figures.js';
import type { FormOwner, FormStage } from './asked.js';
import { notApplicable, type Entries, type Form } from './form.js';
import { numberOf, valueOf } from './values.js';

/** How a figure of the indicators is made of a return's fields: added, taken away, then multiplied. */
export type Derivation = Readonly<{ plus: readonly string[]; minus: readonly string[]; times: string }>;

const of = (...plus: readonly string[]): Derivation => ({ plus, minus: [], times: '1' });

/** 小学 大专及以上, 初中 本科及以上 (国教督办函〔2019〕30号); 高中 likewise one step above its 本科. */
const aboveStandard: Readonly<Record<FormStage, Derivation>> = {
  primary: of('associateDegreeTeachers', 'bachelorTeachers', 'masterTeachers', 'doctorTeachers'),
  junior: of('bachelorTeachers', 'masterTeachers', 'doctorTeachers'),
  senior: of('masterTeachers', 'doctorTeachers'),
};

const made: Readonly<Partial<Record<FigureName, Derivation>>> = {
  peArtsFullTimeTeachers: of('peTeachers', 'musicTeachers', 'fineArtsTeachers', 'artsTeachers'),
  teachingAncillaryArea: { plus: ['teachingAncillaryTotalArea'], minus: ['indoorSportsArea'], times: '1' },
  sportsVenueArea: of('sportsGroundArea', 'indoorSportsArea'),
  teachingEquipmentValue: { ...of('equipmentBookValue'), times: '10000' },
};

/**
 * What each figure rests on. Teachers who only come to a school (交流轮岗, 兼职, 走教), its other grounds and leased ones are
 * left out here: they count only under an exemption of that school by name, which no return can grant itself.
 */
export const derivationOf = (figure: FigureName, stage: FormStage | null): Derivation =>
  figure === 'aboveStandardQualifiedTeachers' ? aboveStandard[stage ?? 'primary'] : (made[figure] ?? of(figure));

/**
 * One figure from the entries. 未填 in any part leaves it 未填. A part that is 不适用 does not exist at the school (its
 * explanation says so) and adds nothing; when no part that is added exists, the figure is 不适用 too.
 */
export const derivedValue = ({ plus, minus, times }: Derivation, entries: Entries): FigureValue => {
  const parts = [...plus, ...minus];
  if (parts.some((code) => valueOf(entries, code) !== notApplicable && numberOf(entries, code) === null)) return null;
  if (plus.every((code) => valueOf(entries, code) === notApplicable)) return notApplicable;
  const numbers = (codes: readonly string[]) => codes.flatMap((code) => numberOf(entries, code) ?? []);
  const added = numbers(plus).reduce<ExactDecimal>(addDecimals, parseDecimal('0'));
  const left = numbers(minus).reduce<ExactDecimal>(subtractDecimals, added);
  // More indoor sports than building: refused by a rule, and no figure meanwhile.
  return left.units < 0n ? null : printDecimal(multiplyDecimals(left, parseDecimal(times)));
};

const filedBy = (unit: FormOwner): readonly FigureName[] => {
  if (unit.kind === 'shared') return sharedFigures;
  if (unit.kind !== 'section') return [];
  return unit.sharesBuildings ? figureNames.filter((name) => !sharedFigures.includes(name)) : figureNames;
};

/**
 * The figures of the indicators that a return amounts to, and, of a school that shares its buildings, its pupils by stage.
 * Every usual figure is present (null is 未填); one that only the standard of 2012 asks, when it is filed.
 */
export const derivedFigures = (
  form: Form,
  entries: Entries,
  unit: FormOwner,
  stage: FormStage | null,
): Readonly<{ figures: Figures; enrolment: Enrolment | null }> => {
  const further: readonly FigureName[] = furtherFigures;
  const figures: Partial<Record<FigureName, FigureValue>> = {};
  for (const name of filedBy(unit)) {
    const value = derivedValue(derivationOf(name, stage), entries);
    if (value !== null || !further.includes(name)) figures[name] = value;
  }
  if (form.id !== 'premises') return { figures, enrolment: null };
  const pupils = (code: string) => derivedValue(of(code), entries);
  const enrolment = {
    primary: pupils('primaryStudents'),
    junior: pupils('juniorStudents'),
    senior: pupils('seniorStudents'),
  };
  return { figures, enrolment };
};
