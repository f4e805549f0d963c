import { Refusal } from '@app/domain/kernel';
import type { FilingUnit } from './commands.js';
import { nothingFilledSentence } from './form/rules/empty.js';
import {
  canonical,
  enrolmentStages,
  figureForms,
  figureNames,
  furtherFigures,
  sharedFigures,
  type Enrolment,
  type FigureName,
  type Figures,
  type FigureValue,
} from './figures.js';

/** One thing wrong with a filing, at a field of the form. */
export type FieldError = Readonly<{ field: string; message: string }>;

/** The figures a unit files: a section its persons, and its rooms unless they are shared; the shared ones the school. */
export const figuresFiledBy = (unit: FilingUnit): readonly FigureName[] => {
  if (unit.kind === 'other') return [];
  if (unit.kind === 'shared') return sharedFigures;
  return unit.sharesBuildings ? figureNames.filter((name) => !sharedFigures.includes(name)) : figureNames;
};

/** What is wrong with one value; undefined when it is well written. 未填 is well written. */
export const figureFault = (name: FigureName, value: FigureValue): string | undefined => {
  const { label, unit, places, max, notApplicable } = figureForms[name];
  if (value === null) return undefined;
  if (value === 'n/a') return notApplicable ? undefined : `${label}不能填“不适用”`;
  if (/^-\d/.test(value)) return `${label}不能为负数`;
  if (!/^\d+(\.\d+)?$/.test(value)) return `${label}应为数字`;
  const decimals = canonical(value)?.split('.')[1]?.length ?? 0;
  if (decimals > places) return places === 0 ? `${label}应为整数` : `${label}最多保留两位小数`;
  if (Number(value) > max) return `${label}超出合理范围（不超过${max}${unit}）`;
  return undefined;
};

const partsOfTeachers: readonly FigureName[] = [
  'aboveStandardQualifiedTeachers',
  'backboneTeachers',
  'peArtsFullTimeTeachers',
  'intermediateTitleTeachers',
];

/** A part of the teachers is never more than all of them (专任教师数, when it is given). */
const partsBeyondTotal = (figures: Figures): FieldError[] => {
  const total = figures.fullTimeTeachers;
  if (typeof total !== 'string' || total === 'n/a') return [];
  return partsOfTeachers
    .filter((name) => typeof figures[name] === 'string' && Number(figures[name]) > Number(total))
    .map((name) => ({ field: `figures.${name}`, message: `${figureForms[name].label}不能多于专任教师数（${total}）` }));
};

const enrolmentErrors = (unit: FilingUnit, enrolment: Enrolment | null): FieldError[] => {
  if (unit.kind !== 'shared')
    return enrolment === null ? [] : [{ field: 'enrolment', message: '只有共用校舍的学校按学段填报在校生数' }];
  if (enrolment === null) return [{ field: 'enrolment', message: '共用校舍的学校应按学段填报在校生数' }];
  return enrolmentStages.flatMap((stage) => {
    const message = figureFault('students', enrolment[stage]);
    return message === undefined ? [] : [{ field: `enrolment.${stage}`, message }];
  });
};

/**
 * Figures in their one way of writing, every usual name present (null is 未填), a further one when it is filled in.
 * @throws Refusal submission.figures naming every wrong field at once.
 */
export const checkedFigures = (
  unit: FilingUnit,
  filed: Readonly<Record<string, FigureValue>>,
  enrolment: Enrolment | null,
): Readonly<{ figures: Figures; enrolment: Enrolment | null }> => {
  const further: readonly string[] = furtherFigures;
  const names = figuresFiledBy(unit).filter((name) => !further.includes(name) || Object.hasOwn(filed, name));
  const figures: Partial<Record<FigureName, FigureValue>> = {};
  for (const name of names) figures[name] = canonical(Object.hasOwn(filed, name) ? (filed[name] ?? null) : null);
  const strangers = Object.keys(filed).filter((name) => !names.some((known) => known === name));
  const errors: FieldError[] = [
    ...strangers.map((name) => ({ field: `figures.${name}`, message: strangerMessage(name, unit) })),
    ...names.flatMap((name) => {
      const message = figureFault(name, figures[name] ?? null);
      return message === undefined ? [] : [{ field: `figures.${name}`, message }];
    }),
    ...enrolmentErrors(unit, enrolment),
  ];
  const given = [...Object.values(figures), ...Object.values(enrolment ?? {})].some((value) => value !== null);
  if (errors.length === 0 && !given)
    errors.push({ field: 'figures', message: nothingFilledSentence.replace('{count}', String(names.length)) });
  // Only numbers can be compared with one another.
  if (errors.length === 0) errors.push(...partsBeyondTotal(figures));
  if (errors.length > 0)
    throw new Refusal('submission.figures', { errors, count: errors.length, first: errors[0]?.message }, 'invalid');
  return {
    figures,
    enrolment: enrolment && {
      primary: canonical(enrolment.primary),
      junior: canonical(enrolment.junior),
      senior: canonical(enrolment.senior),
    },
  };
};

const strangerMessage = (name: string, unit: FilingUnit): string => {
  const known = figureNames.find((figure) => figure === name);
  if (!known) return `没有名为“${name}”的指标`;
  return unit.kind === 'shared'
    ? `${figureForms[known].label}由各学部填报`
    : `${figureForms[known].label}由共用校舍的学校统一填报`;
};
