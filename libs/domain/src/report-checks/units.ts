/** What a number counts or measures: numbers of one kind may be added, compared and divided. */
export type UnitKind =
  | 'persons'
  | 'things'
  | 'classes'
  | 'money'
  | 'money-each'
  | 'percent'
  | 'points'
  | 'ratio'
  | 'time'
  | 'bare'
  | `other:${string}`;

const kinds: Readonly<Record<string, UnitKind>> = {
  人: 'persons',
  名: 'persons',
  位: 'persons',
  // Schools, campuses and teaching points are counted with 所 and 个 in one list.
  所: 'things',
  家: 'things',
  个: 'things',
  处: 'things',
  座: 'things',
  班: 'classes',
  个班: 'classes',
  元: 'money',
  '%': 'percent',
  个百分点: 'points',
  ...Object.fromEntries(['年', '月', '日', '号', '岁', '天', '届', '期', '级'].map((unit) => [unit, 'time'])),
};

/** The kind of a unit as it was written (`'元/生/年'`); a number without one is `bare`. */
export const kindOf = (unit: string): UnitKind =>
  unit === '' ? 'bare' : (kinds[unit] ?? (unit.startsWith('元/') ? 'money-each' : `other:${unit}`));

/** Whether numbers of this kind make sums: counts, money and measures do; shares, dates and bare numbers do not. */
export const adds = (kind: UnitKind): boolean =>
  kind === 'persons' || kind === 'things' || kind === 'classes' || kind === 'money' || kind.startsWith('other:');

/** A unit behind a number, in normal text; words that only begin like a unit (人均, 所以, 班级) are none. */
export const unitPattern =
  /(?:个百分点|平方公里|平方米|公里|公顷|㎡|亩|元(?:\/(?:生|人|年)(?:\/(?:年|月|学期))?)?|人次|学时|课时|小时|个班(?![级子主])|班(?![级子主次])|所(?![以有])|人(?![均才事社])|名(?![校师录])|位(?!于)|家(?![庭长])|个|处(?!理)|座|间(?!接)|项|条|次|场|门|件|台|套|册|倍|%|‰|年|月|日|号|岁|天|届|期|级|分(?![之别类为布校]))/y;
