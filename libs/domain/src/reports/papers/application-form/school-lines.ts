import type { Figure } from '@app/domain/indicators';
import type { AssessedStage } from '@app/domain/standards';
import type { CountyPicture } from '../county/picture.js';
import { sectionNames, sectionRows } from '../county/sections.js';
import type { PaperFields, PaperValue } from '../paper.js';
import { counted, filedValue, said, unfilledWord } from '../values.js';
import { ruleNames, ruleOf } from '../county/conclusion.js';

export const schoolLineNames = {
  ...sectionNames,
  举办者类型: '举办者类型代码，一至十',
  年级数: '有学生的年级数，个',
  班级数: '教学班数，个',
} as const;

export const scopeNames = {
  ...ruleNames,
  一贯制小学部数: '一贯制学校的小学部，所',
  一贯制初中部数: '一贯制学校的初中部，所',
  完全中学初中部数: '完全中学的初中部，所',
  教学点参评人数: '教学点达到多少人即参评',
} as const;

/** Grades that have pupils; 未填 while one of those that are asked has not said. */
const gradesOf = (filed: Readonly<Record<string, Figure>> | undefined): PaperValue => {
  const grades = Object.entries(filed ?? {}).filter(([code]) => /^grade\d+Students$/.test(code));
  if (grades.length === 0 || grades.some(([, value]) => value === null)) return said(unfilledWord);
  return counted(grades.filter(([, value]) => value !== 'n/a' && Number(value) > 0).length);
};

/** 申报表Ⅱ-2: the lines of a stage, with what the returns by form tell beside. */
export const schoolLines = (picture: CountyPicture, stage: AssessedStage): readonly PaperFields[] => {
  const sections = picture.standing.sections.filter((section) => section.stage === stage);
  const premises = new Map(
    picture.input.sharedSchools.flatMap((school) => school.sections.map(({ id }) => [id, school.id] as const)),
  );
  return sectionRows(picture, stage).map((row, at) => {
    const id = sections[at]?.id ?? '';
    const own = picture.filed.get(id);
    const figure = (field: string, of = own) => filedValue(of?.[field] ?? null, { of: 'figure', unitId: id, field });
    return {
      ...row,
      举办者类型: figure('sponsor', picture.filed.get(premises.get(id) ?? id)),
      年级数: gradesOf(own),
      班级数: figure('classes'),
    };
  });
};

/** What the note under 申报表Ⅱ-2 counts. */
export const scopeOf = (picture: CountyPicture): PaperFields => {
  const { standing, units, input } = picture;
  const byId = new Map(units.map((unit) => [unit.unitId, unit]));
  const schoolType = (id: string | null): string | null => {
    for (let unit = id === null ? undefined : byId.get(id); unit; unit = byId.get(unit.parentId ?? ''))
      if (unit.schoolType !== null) return unit.schoolType;
    return null;
  };
  const count = (stage: AssessedStage, types: readonly string[]) =>
    counted(
      standing.sections.filter((one) => one.stage === stage && types.includes(schoolType(one.schoolId) ?? '')).length,
    );
  return {
    ...ruleOf(picture),
    一贯制小学部数: count('primary', ['nineYear', 'twelveYear']),
    一贯制初中部数: count('junior', ['nineYear', 'twelveYear']),
    完全中学初中部数: count('junior', ['completeSecondary']),
    教学点参评人数: counted(input.standard.scope.teachingPointFrom),
  };
};
