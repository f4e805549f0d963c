import type { AssessedStage, CountyItem, Standard } from '@app/domain/standards';
import { atLeast, exact, fixed, isZero, minus, over, whole, type Exact } from '../exact.js';
import { bare } from '../explain/explained.js';
import { stageNames } from '../figures.js';
import { grouped } from '../grouped.js';
import type { ComingPupils } from './coming-pupils.js';
import { gravityOf, percentOf, roomBelow, type Raised, type WarningInput } from './warning.js';

type Sized = Readonly<{
  unitId: string;
  unit: string;
  stage: AssessedStage | null;
  subject: string;
  /** `学生`, `最大班额`. */
  what: string;
  now: Exact;
  /** Next year's; null while nothing is reckoned. */
  coming: Exact | null;
  how: string;
  limit: string;
}>;

const shown = (value: Exact): string => bare(fixed(value, 2));

/** A size above its limit next year, or below it by less than a twentieth today. Above it already is the verdict's. */
const warned = ({ unitId, unit, stage, subject, what, now, coming, how, limit }: Sized): readonly Raised[] => {
  const most = exact(limit);
  if (!atLeast(most, now)) return [];
  const of = { unitId, unit, stage, subject, until: null } as const;
  if (coming && !atLeast(most, coming))
    return [
      {
        ...of,
        kind: 'trend',
        severity: 'high',
        sentence: `${unit}${what}预计由${shown(now)}人增至${shown(coming)}人（${how}），超过${limit}人`,
        margin: null,
        room: null,
      },
    ];
  const room = roomBelow(now, most);
  const severity = gravityOf(room);
  if (severity === null) return [];
  const left = minus(most, now);
  const sentence = isZero(left)
    ? `${unit}${what}${shown(now)}人，已到上限`
    : `${unit}${what}${shown(now)}人，离上限${limit}人只差${shown(left)}人`;
  return [{ ...of, kind: 'near', severity, sentence, margin: percentOf(room), room }];
};

const itemWith = ({ items }: Standard, param: string): CountyItem | undefined =>
  items.find(({ params }) => Object.hasOwn(params, param));

/** B4: pupils of a school, of all its compulsory sections together where it has both stages. */
const schoolSizes = (
  standard: Standard,
  { input }: WarningInput,
  pupils: readonly ComingPupils[],
): readonly Sized[] => {
  const item = itemWith(standard, 'maxStudents');
  if (!item) return [];
  const names = new Map(input.sharedSchools.map(({ id, name }) => [id, name]));
  const sections = new Map<string, number>();
  for (const { schoolId, id } of input.sections) sections.set(schoolId ?? id, (sections.get(schoolId ?? id) ?? 0) + 1);
  for (const school of input.sharedSchools) sections.set(school.id, school.sections.length);
  return [...grouped(pupils, ({ schoolId }) => schoolId)].flatMap(([unitId, own]): Sized[] => {
    // A stage whose pupils are 未填: how large the school is cannot be said.
    if (own.length !== sections.get(unitId)) return [];
    const combined = new Set(own.map(({ stage }) => stage)).size > 1;
    const limit = item.params[combined ? 'maxStudentsCombined' : 'maxStudents'];
    if (limit === undefined) return [];
    const coming = own.every((one) => one.coming !== null)
      ? whole(own.reduce((sum, one) => sum + (one.coming ?? 0n), 0n))
      : null;
    const hows = [...new Set(own.map(({ how }) => how))];
    return [
      {
        unitId: own.length === 1 ? (own[0]?.sectionId ?? unitId) : unitId,
        unit: names.get(unitId) ?? own.map(({ name }) => name).join('、'),
        stage: combined ? null : (own[0]?.stage ?? null),
        subject: item.id,
        what: combined ? '义务教育阶段学生' : '学生',
        now: whole(own.reduce((sum, { students }) => sum + students, 0n)),
        coming,
        how: hows.join('，'),
        limit,
      },
    ];
  });
};

/** B5: the largest class as filed; and the mean one of next year, if no class is added. */
const classSizes = (
  standard: Standard,
  { filed }: WarningInput,
  pupils: readonly ComingPupils[],
): readonly Raised[] => {
  const item = itemWith(standard, 'maxPrimaryClass');
  if (!item) return [];
  return pupils.flatMap(({ sectionId, name, stage, students, coming, how }) => {
    const limit = item.params[stage === 'primary' ? 'maxPrimaryClass' : 'maxJuniorClass'];
    const values = filed.get(sectionId);
    if (limit === undefined || !values) return [];
    const of = { unitId: sectionId, unit: name, stage, subject: item.id, limit };
    const { largestClass, classes } = values;
    const largest = typeof largestClass === 'string' && largestClass !== 'n/a' ? exact(largestClass) : null;
    const number = typeof classes === 'string' && /^[1-9]\d*$/.test(classes) ? whole(BigInt(classes)) : null;
    const mean =
      number && coming !== null
        ? warned({
            ...of,
            what: '平均班额',
            now: over(whole(students), number),
            coming: over(whole(coming), number),
            how: `${how}，${stageNames[stage]}仍为${classes}个班`,
          }).filter(({ kind }) => kind === 'trend')
        : [];
    if (mean.length > 0 || !largest) return mean;
    return warned({ ...of, what: '最大班额', now: largest, coming: null, how });
  });
};

/** Sizes of schools and classes, next year's and today's. Those that the standard does not mean are left out. */
export const sizeWarnings = (
  standard: Standard,
  of: WarningInput,
  pupils: readonly ComingPupils[],
): readonly Raised[] => {
  const meant = pupils.filter(({ kind }) => !standard.scope.excludedKinds.includes(kind));
  return [...schoolSizes(standard, of, meant).flatMap(warned), ...classSizes(standard, of, meant)];
};
