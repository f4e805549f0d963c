import {
  conditionValue,
  exact,
  fixed,
  over,
  plus,
  wantedBy,
  type Exact,
  type Figure,
  type FiledValues,
} from '@app/domain/indicators';
import type { CountyItem, ItemCondition } from '@app/domain/standards';
import { boundaryMark, noneWord, percentText, unfilledWord } from '../values.js';
import type { ItemSource } from './item-statements.js';
import type { CountyPicture } from './picture.js';

/** What a statement's values are read from. `places`: decimals of percentages. */
export type ItemReading = Readonly<{
  item: CountyItem;
  figures: Readonly<Record<string, string>>;
  own: FiledValues;
  picture: CountyPicture;
  places: number;
}>;

const levels = ['Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ'];
const whole = (value: Exact): string => fixed(value, 0);
const figureText = (figure: Figure | undefined, print: (value: Exact) => string): string =>
  figure === null || figure === undefined ? unfilledWord : figure === 'n/a' ? noneWord : print(exact(figure));

/** A condition's value as it is printed; marked where the print alone would turn the verdict. */
const conditionText = (condition: ItemCondition | undefined, { figures, places }: ItemReading): string => {
  const value = condition && conditionValue(condition, figures);
  if (condition === undefined || value === undefined || value === 'missing') return unfilledWord;
  if (value === 'undivided' || value === 'unmonitored') return noneWord;
  const decimals = condition.percent ? places : condition.below === undefined ? 0 : 3;
  const text = condition.percent ? percentText(value, decimals) : fixed(value, decimals);
  if (text.startsWith('-')) return text;
  const shown = condition.percent ? over(exact(text), exact('100')) : exact(text);
  const turned = (wantedBy(condition, figures, value) === null) !== (wantedBy(condition, figures, shown) === null);
  return turned ? `${condition.percent ? percentText(value, 6) : fixed(value, 6)}${boundaryMark}` : text;
};

/** Pupils or 公用经费 (yuan) of the schools below the limit; 未填 while one has not said how many it has. */
const ofSmallSchools = (what: 'students' | 'funds', { item, picture }: ItemReading): string => {
  const { sections, sharedSchools } = picture.input;
  const limit = Number(item.params['fundedAs'] ?? '0');
  const places = [
    ...sections
      .filter(({ kind }) => kind !== 'special' && kind !== 'vocational')
      .map(({ id, figures }) => {
        return { id, pupils: [figures['students'] ?? null] };
      }),
    ...sharedSchools.map(({ id, students }) => ({
      id,
      pupils: [students.primary ?? null, students.junior ?? null],
    })),
  ];
  let sum = exact('0');
  for (const { id, pupils } of places) {
    if (pupils.includes(null)) return unfilledWord;
    const count = pupils.reduce((all, one) => all + (one === 'n/a' ? 0 : Number(one)), 0);
    if (count === 0 || count >= limit) continue;
    const funds = picture.filed.get(id)?.['operatingFundsBudget'] ?? null;
    if (what === 'funds' && (funds === null || funds === 'n/a')) return unfilledWord;
    sum = plus(sum, what === 'students' ? exact(String(count)) : over(exact(funds ?? '0'), exact('0.0001')));
  }
  return whole(sum);
};

const shareText = (part: Figure | undefined, of: Figure | undefined, places: number): string => {
  if (part === null || part === undefined || of === null || of === undefined) return unfilledWord;
  if (part === 'n/a' || of === 'n/a' || Number(of) === 0) return noneWord;
  return percentText(over(exact(part), exact(of)), places);
};

/** Whether whole numbers would turn what compares two figures with each other: both are then printed as they are. */
const turnedWhole = ({ item, figures }: ItemReading): boolean =>
  item.conditions.some((condition) => {
    const { sum, atLeastFigure } = condition;
    const value = atLeastFigure === undefined ? 'missing' : conditionValue(condition, figures);
    if (typeof value === 'string' || sum.length !== 1 || condition.over) return false;
    const rounded = Object.fromEntries(Object.entries(figures).map(([name, text]) => [name, whole(exact(text))]));
    const shown = exact(whole(value));
    return (wantedBy(condition, figures, value) === null) !== (wantedBy(condition, rounded, shown) === null);
  });

/** One value of a statement, as the form prints it: shares with the form's decimals, everything else whole. */
export const itemValue = (source: ItemSource, reading: ItemReading): string => {
  const { item, figures, own, places } = reading;
  if ('figure' in source)
    return figureText(figures[source.figure], (value) =>
      source.tenThousand
        ? fixed(over(value, exact('10000')), 2).replace(/\.?0+$/, '')
        : turnedWhole(reading)
          ? `${fixed(value, 6)}${boundaryMark}`
          : whole(value),
    );
  if ('param' in source) {
    const param = item.params[source.param] ?? '';
    return source.percent && param !== '' ? percentText(exact(param), 0) : param;
  }
  if ('condition' in source) return conditionText(item.conditions[source.condition], reading);
  if ('value' in source) return conditionText(item.conditions[source.value], reading);
  if ('sum' in source) {
    const parts = source.sum.map((name) => figures[name]);
    return parts.includes(undefined) ? unfilledWord : whole(parts.map((one) => exact(one ?? '0')).reduce(plus));
  }
  if ('filed' in source) return figureText(own[source.filed], whole);
  if ('filedPart' in source) return shareText(own[source.filedPart], own[source.ofFiled], places);
  if ('level' in source)
    return figureText(
      figures[`${source.level}Level`] ?? own[`${source.level}Level`],
      (value) => levels[Number(whole(value)) - 1] ?? whole(value),
    );
  if ('rate' in source) {
    const counted = figures[`${source.rate}Rate`];
    if (counted !== undefined) return figureText(counted, (value) => fixed(value, 3));
    return figureText(own[`${source.rate}DifferenceRate`], (value) => fixed(over(value, exact('100')), 3));
  }
  return ofSmallSchools(source.small, reading);
};
