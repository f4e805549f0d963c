import type { AssessedStage, CountyItem, ReliefCase } from '@app/domain/standards';
import { atLeast, exact, fixed, isZero, over, plus, times, whole, type Exact } from '../exact.js';
import {
  countedUnits,
  summed,
  type CountedFigure,
  type CountedPremises,
  type CountedSection,
  type FiledValues,
  type Reading,
  type Relievable,
  type Short,
} from './counting.js';
import { relievableBy, type Reach } from './relief.js';

const param = (item: CountyItem, name: string): string => item.params[name] ?? '0';
const less = (left: Exact, right: Exact): boolean => !atLeast(left, right);

/** The sum of one field over sections; null while one is 未填. */
const sumOf = (sections: readonly CountedSection[], field: string, reading: Reading): Exact | null => {
  const numbers = sections.map((section) => reading.number(section, field));
  return numbers.some((one) => one === null) ? null : numbers.reduce<Exact>((a, b) => (b ? plus(a, b) : a), whole(0n));
};

/** Nothing is looked at where the standard relieves nothing. */
const relieved = <Unit extends Readonly<{ id: string }>>(
  item: CountyItem,
  cases: readonly ReliefCase[],
  reachOf: (unit: Unit) => Reach,
  short: (params: CountyItem['params']) => Short<Unit>,
): ((unit: Unit) => Relievable) | undefined =>
  cases.length === 0 ? undefined : relievableBy(item, cases, reachOf, short);

const shareText = (part: Exact, all: Exact): string =>
  isZero(all) ? '0%' : `${fixed(times(over(part, all), whole(100n)), 2)}%`;

/** B3: one room of the size asked for every twelve classes begun. */
export const shortOfRooms = (
  item: CountyItem,
  premises: readonly CountedPremises[],
  kind: 'music' | 'art',
  cases: readonly ReliefCase[],
): CountedFigure => {
  const short =
    (params: CountyItem['params']): Short<CountedPremises> =>
    (unit, reading) => {
      const area = params[`${kind}RoomArea`] ?? '0';
      const perRoom = exact(params['classesPerRoom'] ?? '0');
      const classes = sumOf(unit.sections, 'classes', reading);
      const rooms = reading.number(unit, `${kind}RoomsFrom${area}`);
      if (classes === null || rooms === null) return null;
      if (!less(times(rooms, perRoom), classes)) return false;
      const wanted = (classes.n + perRoom.n * classes.d - 1n) / (perRoom.n * classes.d);
      const name = kind === 'music' ? '音乐' : '美术';
      return `${fixed(classes, 0)}个班应有${area}平方米及以上的${name}专用教室${wanted}间，现有${fixed(rooms, 0)}间`;
    };
  const reach = (unit: CountedPremises) => ({ sections: unit.sections, premises: [unit] });
  return countedUnits(premises, short(item.params), relieved(item, cases, reach, short));
};

type School = Readonly<{ id: string; sections: readonly CountedSection[] }>;

const stagesOf = ({ sections }: School): ReadonlySet<AssessedStage> => new Set(sections.map(({ stage }) => stage));

/** B4: schools of one stage, or 一贯制 ones, that have more pupils than the limit. */
export const oversize = (
  item: CountyItem,
  schools: readonly School[],
  which: AssessedStage | 'combined',
  cases: readonly ReliefCase[],
  premises: Readonly<Record<string, FiledValues>>,
): CountedFigure => {
  const meant = schools.filter((school) => {
    const stages = stagesOf(school);
    return which === 'combined' ? stages.size > 1 : stages.size === 1 && stages.has(which);
  });
  const short =
    (params: CountyItem['params']): Short<School> =>
    ({ sections }, reading) => {
      const limit = params[which === 'combined' ? 'maxStudentsCombined' : 'maxStudents'] ?? '0';
      const pupils = sumOf(sections, 'students', reading);
      if (pupils === null) return null;
      return less(exact(limit), pupils) && `${fixed(pupils, 0)}人，应不超过${limit}人`;
    };
  const reach = ({ sections }: School) => ({
    sections,
    premises: [...new Set(sections.map(({ premisesId }) => premisesId))].map((id) => ({
      id,
      values: premises[id] ?? {},
    })),
  });
  return countedUnits(meant, short(item.params), relieved(item, cases, reach, short));
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
  const counted = summed(
    sections.filter((section) => section.stage === stage),
    (section, reading) => {
      const numbers = above.map((band) => reading.number(section, band));
      return numbers.some((one) => one === null) ? null : numbers.reduce((sum, one) => sum + (one?.n ?? 0n), 0n);
    },
  );
  return { ...counted, says: counted.says.map((classes) => `${classes}个班超过${limit}人`) };
};

/** B6: schools of fewer than a hundred pupils whose funds are not reckoned for a hundred. */
export const fundedBelow = (item: CountyItem, premises: readonly CountedPremises[]): CountedFigure => {
  const least = exact(param(item, 'fundedAs'));
  return countedUnits(premises, (unit, reading) => {
    const pupils = sumOf(unit.sections, 'students', reading);
    if (pupils === null || isZero(pupils) || !less(pupils, least)) return pupils === null ? null : false;
    const funded = reading.number(unit, 'fundedStudents');
    if (funded === null) return null;
    return less(funded, least) && `学生${fixed(pupils, 0)}人，按${fixed(funded, 0)}人核定公用经费`;
  });
};

/** C4: schools that set aside a smaller share of their 公用经费 for training; not those without a budget of their own. */
export const belowTrainingShare = (item: CountyItem, premises: readonly CountedPremises[]): CountedFigure =>
  countedUnits(premises, (unit, reading) => {
    const [training, budget] = ['trainingFundsBudget', 'operatingFundsBudget'].map((field) =>
      reading.number(unit, field),
    );
    if (!training || !budget) return null;
    const share = exact(param(item, 'trainingShare'));
    if (!less(training, times(budget, share))) return false;
    return `公用经费预算${fixed(budget, 2)}万元，教师培训经费${fixed(training, 2)}万元，占${shareText(training, budget)}`;
  });
