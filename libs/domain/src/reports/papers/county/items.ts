import { relievedEntries, reliefWords, type FiledValues, type ItemStanding } from '@app/domain/indicators';
import { hqb2017, type CountyItem, type Judgement } from '@app/domain/standards';
import { filledText } from '../filled.js';
import type { PaperFields, PaperValue } from '../paper.js';
import { counted, judgementWords, noneWord, prefixed, said, unfilledWord } from '../values.js';
import { hqbStatements, type ItemStatement } from './item-statements.js';
import { itemValue } from './item-values.js';
import type { CountyPicture } from './picture.js';
import { standardOf } from './head.js';

type Group = CountyItem['group'];
/** What the two groups of items are called. */
export const groupWords: Readonly<Record<Group, '政府保障' | '教育质量'>> = {
  government: '政府保障',
  quality: '教育质量',
};

const ofGroup = {
  项数: '共几项',
  达到项数: '达到要求的项数',
  未达到项数: '未达到要求的项数',
  待定项数: '待定的项数',
  未达到的项: '未达到要求的是哪几项',
  待定的项: '待定的是哪几项',
} as const;

export const itemRowNames = {
  序号: '该项的序号',
  项目: '该项的要求',
  条款: '该项的出处',
  情况: '指标值或简要结论',
  结论: '达到、未达到或待定',
  说明: '按过渡性放宽计的学校数、与填报不符之处等',
} as const;

const statements = Object.values(hqbStatements);
const valueNames: Readonly<Record<string, string>> = Object.fromEntries(
  statements.flatMap(({ values }) => Object.entries(values).map(([name, [meaning]]) => [name, meaning] as const)),
);
export const itemFieldNames: Readonly<Record<string, string>> = {
  ...prefixed('政府保障', ofGroup),
  ...prefixed('教育质量', ofGroup),
  ...valueNames,
};

/** Only the standard that the statements were written for asks these items by these numbers. */
const statedBy = (picture: CountyPicture): Readonly<Record<string, ItemStatement>> =>
  standardOf(picture).instrument === hqb2017.instrument ? hqbStatements : {};

const nothing: FiledValues = {};

/** Every value of the statements by its name; `places`: decimals of percentages. */
export const itemValues = (picture: CountyPicture, places: number): PaperFields => {
  const standard = standardOf(picture);
  const own = picture.filed.get(picture.countyId) ?? nothing;
  // As the verdicts count them: with what was granted on the day.
  const { exemptions } = picture.standing;
  const entries = relievedEntries(picture.input.county.items, exemptions, standard.exemptions);
  const values: Record<string, PaperValue> = Object.fromEntries(
    Object.keys(valueNames).map((name) => [name, said(noneWord)]),
  );
  for (const [id, statement] of Object.entries(statedBy(picture))) {
    const item = standard.items.find((one) => one.id === id);
    if (!item) continue;
    const figures = entries.find((one) => one.item === id)?.figures ?? {};
    const reading = { item, figures, own, picture, places };
    for (const [name, [, source]] of Object.entries(statement.values))
      values[name] = said(itemValue(source, reading), { of: 'item', item: id });
  }
  return values;
};

const words: Readonly<Record<Judgement, string>> = {
  met: '依据佐证材料认定达到要求',
  notMet: '依据佐证材料认定未达到要求',
  pending: '尚未认定',
};

/** A statement with the values that stand in the paper under the same names; in two words while none of them is there. */
const stated = ({ text, values: sources }: ItemStatement, values: PaperFields): string => {
  const asked = Object.entries(sources).filter(([, [, source]]) => !('param' in source));
  return asked.every(([name]) => values[name]?.text === unfilledWord) ? '数据未填' : filledText(text, values);
};

/** What a reader has to know beside the figures: that relief is counted in, and that a claim is not borne out. */
const notes = ({ reasons, contradicted }: ItemStanding): readonly string[] => [
  ...reasons.filter((reason) => reason.startsWith(reliefWords)),
  ...(contradicted ? ['填报为达到，所填数据不支持'] : []),
];

/** The items of a group in the standard's order. `values`: those of `itemValues`. */
export const itemRows = (picture: CountyPicture, group: Group, values: PaperFields): readonly PaperFields[] =>
  picture.standing.items
    .filter((item) => item.group === group)
    .map((item, at) => {
      const behind = { of: 'item', item: item.id } as const;
      const statement = statedBy(picture)[item.id];
      const computed = item.reasons.join('；');
      const text = statement
        ? stated(statement, values)
        : computed !== ''
          ? computed
          : item.kind === 'external'
            ? '待国家认定'
            : words[item.verdict];
      return {
        序号: counted(at + 1),
        项目: said(item.name),
        条款: said(item.clause),
        情况: said(text, behind),
        结论: said(judgementWords[item.verdict], behind),
        说明: said(notes(item).join('；')),
      };
    });

/** Counts of a group: how many of its rows are which. */
export const groupFields = (group: Group, rows: readonly PaperFields[]): PaperFields => {
  const of = (verdict: Judgement) => rows.filter((row) => row['结论']?.text === judgementWords[verdict]);
  const which = (found: readonly PaperFields[]) =>
    said(found.length === 0 ? '' : `第${found.map((row) => row['序号']?.text).join('、')}项`);
  const [met, failed, open] = [of('met'), of('notMet'), of('pending')];
  return prefixed(groupWords[group], {
    项数: counted(rows.length),
    达到项数: counted(met.length),
    未达到项数: counted(failed.length),
    待定项数: counted(open.length),
    未达到的项: which(failed),
    待定的项: which(open),
  });
};
