import { exact, fixed, over, plus, relievedEntries, type Figure, type FiledValues } from '@app/domain/indicators';
import { sizeBands } from '@app/domain/submissions';
import type { CountyItem } from '@app/domain/standards';
import type { PaperFields } from '../paper.js';
import { stageWord } from '../county/stages.js';
import { lineOf } from '../unit/head.js';
import type { UnitPicture } from '../unit/picture.js';
import { counted, metWords, noneWord, said, unfilledWord } from '../values.js';
import { summedText, withUnit } from './resource-lines.js';

const nothing: FiledValues = {};

/** The units that an item may be counted of here: the sections, and the school that files for them. */
const idsOf = (of: UnitPicture): ReadonlySet<string> =>
  new Set([
    ...of.sections.map(({ id }) => id),
    ...lineOf(of).map(({ unitId }) => unitId),
    ...of.picture.input.sharedSchools
      .filter((school) => school.sections.some(({ id }) => of.sections.some((one) => one.id === id)))
      .map(({ id }) => id),
  ]);

/** Whether the school does what an item asks of every school, as counted; undefined where it does not concern it. */
const judged = (
  { id: item, conditions }: CountyItem,
  of: UnitPicture,
  ids: ReadonlySet<string>,
): boolean | null | undefined => {
  const { standing, input } = of.picture;
  const names = conditions.flatMap(({ sum }) => sum);
  const counted = Object.fromEntries(names.flatMap((name) => (of.counted[name] ? [[name, of.counted[name]]] : [])));
  const entry = { item, judgement: null, figures: {}, counted };
  // With what was granted on the day.
  const [relieved = entry] = relievedEntries([entry], standing.exemptions, input.standard.exemptions);
  const found = Object.values(relieved.counted ?? {});
  if (found.length === 0) return null;
  if (found.some(({ units }) => units.some((id) => ids.has(id)))) return false;
  if (found.some(({ open }) => open.some(({ unitId }) => ids.has(unitId)))) return null;
  return found.some((one) => one.over.some((id) => ids.has(id))) ? true : undefined;
};

/** Classes above the limit of a stage, by the bands that lie above it; 未填 while one is. */
const largeClasses = (values: FiledValues, limit: number): string =>
  summedText(sizeBands.filter(({ from }) => from > limit).map(({ code }) => values[code] ?? null));

/** 元 a pupil of what was filed in 万元. */
const perPupil = (funds: string | null | undefined, pupils: string): string => {
  if (funds === null || funds === undefined || pupils === unfilledWord) return unfilledWord;
  if (funds === 'n/a' || Number(pupils) === 0) return noneWord;
  return `${fixed(over(exact(`${funds}`), over(exact(pupils), exact('10000'))), 0)}元`;
};

/** A field over all places that the school's buildings are filed by: 未填 while one is, 不适用 when all are. */
const total = (places: readonly FiledValues[], field: string): Figure => {
  const all = places.map((values) => values[field] ?? null);
  if (all.length === 0 || all.includes(null)) return null;
  const numbers = all.flatMap((one) => (one === null || one === 'n/a' ? [] : [exact(one)]));
  return numbers.length === 0 ? 'n/a' : fixed(numbers.reduce(plus), 2).replace(/\.?0+$/, '');
};

/** What a school says of each item that is asked of every school, in the words of the State's table for schools. */
const situation = (item: CountyItem, of: UnitPicture, ids: ReadonlySet<string>): string | undefined => {
  const { picture, sections } = of;
  const filed = (id: string) => picture.filed.get(id) ?? nothing;
  const places = [...ids].map(filed).filter((values) => 'operatingFundsBudget' in values);
  const held = (field: string, unit: string) => withUnit(total(places, field), unit);
  const pupils = summedText(sections.map(({ students }) => students));
  const { params } = item;
  switch (item.id) {
    case 'B3': {
      const classes = summedText(sections.map(({ id }) => filed(id)['classes']));
      return `全校教学班数${classes === unfilledWord ? classes : `${classes}个`}。音乐专用教室${held('musicRooms', '间')}，其中不小于${params['musicRoomArea']}平方米的${held('musicRoomsFrom96', '间')}；美术专用教室${held('artRooms', '间')}，其中不小于${params['artRoomArea']}平方米的${held('artRoomsFrom90', '间')}`;
    }
    case 'B4':
      return `全校义务教育阶段学生数${pupils === unfilledWord ? pupils : `${pupils}人`}，其中${sections
        .map((one) => `${stageWord(one.stage)}${withUnit(one.students, '人')}`)
        .join('、')}`;
    case 'B5':
      return sections
        .map((one) => {
          const limit = Number(params[one.stage === 'primary' ? 'maxPrimaryClass' : 'maxJuniorClass']);
          const large = largeClasses(filed(one.id), limit);
          return `${stageWord(one.stage)}最大班额${withUnit(filed(one.id)['largestClass'], '人')}，超过${limit}人的班级${large === unfilledWord ? large : `${large}个`}`;
        })
        .join('；');
    case 'B6':
      return `学生数${pupils === unfilledWord ? pupils : `${pupils}人`}，公用经费预算${held('operatingFundsBudget', '万元')}，生均公用经费预算${perPupil(total(places, 'operatingFundsBudget'), pupils)}；公用经费核定人数${held('fundedStudents', '人')}`;
    case 'C4':
      return `公用经费预算${held('operatingFundsBudget', '万元')}，其中教师培训经费${held('trainingFundsBudget', '万元')}`;
    default:
      return undefined;
  }
};

/** A line for each item of the standard that is asked of every school. */
export const guaranteeLines = (of: UnitPicture): readonly PaperFields[] => {
  const ids = idsOf(of);
  const lines = of.picture.input.standard.items.flatMap((item) => {
    const text = of.sections.length === 0 ? undefined : situation(item, of, ids);
    if (text === undefined) return [];
    const met = judged(item, of, ids);
    return [{ item, text, word: met === undefined ? noneWord : metWords(met) }];
  });
  return lines.map(({ item, text, word }, at) => ({
    类别: said(item.group === 'government' ? '政府保障程度' : '教育质量'),
    序号: counted(at + 1),
    要求: said(item.name),
    情况: said(text, { of: 'item', item: item.id }),
    结论: said(word),
  }));
};
