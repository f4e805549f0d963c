import type { AssessedStage, CountyItem } from '@app/domain/standards';
import { atLeast, exact, isZero, plus, times, whole, type Exact } from '../exact.js';
import {
  countedUnits,
  summed,
  type CountedFigure,
  type CountedPremises,
  type CountedSection,
  type Reading,
} from './counting.js';

const param = (item: CountyItem, name: string): string => item.params[name] ?? '0';
const less = (left: Exact, right: Exact): boolean => !atLeast(left, right);

/** The sum of one field over sections; null while one is 未填. */
const sumOf = (sections: readonly CountedSection[], field: string, reading: Reading): Exact | null => {
  const numbers = sections.map((section) => reading.number(section, field));
  return numbers.some((one) => one === null) ? null : numbers.reduce<Exact>((a, b) => (b ? plus(a, b) : a), whole(0n));
};

/** B3: one room of the size asked for every twelve classes begun. */
export const shortOfRooms = (
  item: CountyItem,
  premises: readonly CountedPremises[],
  kind: 'music' | 'art',
): CountedFigure =>
  countedUnits(premises, (unit, reading) => {
    const classes = sumOf(unit.sections, 'classes', reading);
    const rooms = reading.number(unit, `${kind}RoomsFrom${param(item, `${kind}RoomArea`)}`);
    if (classes === null || rooms === null) return null;
    return less(times(rooms, exact(param(item, 'classesPerRoom'))), classes);
  });

type School = Readonly<{ id: string; sections: readonly CountedSection[] }>;

const stagesOf = ({ sections }: School): ReadonlySet<AssessedStage> => new Set(sections.map(({ stage }) => stage));

/** B4: schools of one stage, or 一贯制 ones, that have more pupils than the limit. */
export const oversize = (
  item: CountyItem,
  schools: readonly School[],
  which: AssessedStage | 'combined',
): CountedFigure => {
  const limit = exact(param(item, which === 'combined' ? 'maxStudentsCombined' : 'maxStudents'));
  const meant = schools.filter((school) => {
    const stages = stagesOf(school);
    return which === 'combined' ? stages.size > 1 : stages.size === 1 && stages.has(which);
  });
  return countedUnits(meant, ({ sections }, reading) => {
    const pupils = sumOf(sections, 'students', reading);
    return pupils && less(limit, pupils);
  });
};

/** The fields of class sizes, by the least pupils of a class in them: `classes46To50` is 46. */
const bandFrom = (field: string): number | null => {
  const found = /^classes(?:From)?(\d+)(?:To\d+)?$/.exec(field);
  return found ? Number(found[1]) : null;
};

/** B5: classes of one stage above the limit, by the bands that lie above it. */
export const oversizeClasses = (
  item: CountyItem,
  bands: readonly string[],
  sections: readonly CountedSection[],
  stage: AssessedStage,
): CountedFigure => {
  const limit = Number(param(item, stage === 'primary' ? 'maxPrimaryClass' : 'maxJuniorClass'));
  const above = bands.filter((band) => (bandFrom(band) ?? 0) > limit);
  return summed(
    sections.filter((section) => section.stage === stage),
    (section, reading) => {
      const numbers = above.map((band) => reading.number(section, band));
      return numbers.some((one) => one === null) ? null : numbers.reduce((sum, one) => sum + (one?.n ?? 0n), 0n);
    },
  );
};

/** B6: schools of fewer than a hundred pupils whose funds are not reckoned for a hundred. */
export const fundedBelow = (item: CountyItem, premises: readonly CountedPremises[]): CountedFigure => {
  const least = exact(param(item, 'fundedAs'));
  return countedUnits(premises, (unit, reading) => {
    const pupils = sumOf(unit.sections, 'students', reading);
    if (pupils === null || isZero(pupils) || !less(pupils, least)) return pupils && false;
    const funded = reading.number(unit, 'fundedStudents');
    return funded && less(funded, least);
  });
};

/** C4: schools that set aside a smaller share of their 公用经费 for training; not those without a budget of their own. */
export const belowTrainingShare = (item: CountyItem, premises: readonly CountedPremises[]): CountedFigure =>
  countedUnits(premises, (unit, reading) => {
    const [training, budget] = ['trainingFundsBudget', 'operatingFundsBudget'].map((field) =>
      reading.number(unit, field),
    );
    return training && budget ? less(training, times(budget, exact(param(item, 'trainingShare')))) : null;
  });
