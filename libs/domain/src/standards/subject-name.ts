import type { CountyItem, Standard } from './standard.js';

/** What a clerk calls the two groups of a county's items. */
export const itemGroupNames: Readonly<Record<CountyItem['group'], string>> = {
  government: '政府保障程度',
  quality: '教育质量',
};

/** Items of a county as a sentence has them, by group: `政府保障程度第3、5项`, `教育质量第2项`. */
export const itemsNamed = (items: readonly Pick<CountyItem, 'id' | 'group'>[]): readonly string[] =>
  (['government', 'quality'] as const).flatMap((group) => {
    const numbers = items.filter((item) => item.group === group).map(({ id }) => id.replace(/^\D+/, ''));
    return numbers.length > 0 ? [`${itemGroupNames[group]}第${numbers.join('、')}项`] : [];
  });

/** What a sentence calls `L5` or `B3`: `生均体育运动场馆面积`, `政府保障程度第3项`; what the standard does not have, as it is. */
export const subjectName = ({ indicators, items }: Standard, subject: string): string =>
  indicators.find(({ id }) => id === subject)?.name ??
  itemsNamed(items.filter(({ id }) => id === subject))[0] ??
  subject;
