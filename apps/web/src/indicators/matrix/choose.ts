import { columns, type Column, type Section, type Stage } from './model';

/** Which lines are shown: all, 不合格, those with a cell in a state, or those whose columns differ. */
export const stateChoices = ['all', 'unqualified', 'belowFloor', 'aboveFloor', 'near', 'missing', 'different'] as const;
export type StateChoice = (typeof stateChoices)[number];
export const orders = ['trouble', 'name'] as const;
export type Order = (typeof orders)[number];
export const stageChoices = ['all', 'primary', 'junior'] as const;
export type StageChoice = (typeof stageChoices)[number];

/** What is chosen in the tools above the matrix; all of it stands in the URL. */
export type Choice = Readonly<{
  stage: StageChoice;
  /** Unit id of a school district; empty: everywhere. */
  district: string;
  state: StateChoice;
  column: Column;
  order: Order;
}>;

type Query = Readonly<Record<string, unknown>>;
const oneOf = <T extends string>(all: readonly T[], value: unknown, otherwise: T): T =>
  all.find((one) => one === value) ?? otherwise;

/** The choice that a URL makes; whatever it does not know is left at what is usual. */
export const choiceOf = (query: Query): Choice => ({
  stage: oneOf(stageChoices, query['stage'], 'all'),
  district: typeof query['district'] === 'string' ? query['district'] : '',
  state: oneOf(stateChoices, query['state'], 'all'),
  column: oneOf(columns, query['column'], 'computed'),
  order: oneOf(orders, query['order'], 'trouble'),
});

const fits = (section: Section, state: StateChoice, different: ReadonlySet<string>): boolean => {
  if (state === 'all') return true;
  if (state === 'unqualified') return section.compliant === false;
  if (state === 'different') return different.has(section.id) || different.has(section.schoolId ?? '');
  return section.states.some((one) => one === state || (state === 'missing' && one === 'undetermined'));
};

/** Sections that are shown, of both stages. `districts`: whose district is which. */
export const chosen = (
  sections: readonly Section[],
  { stage, district, state }: Choice,
  districts: ReadonlyMap<string, string>,
  different: ReadonlySet<string>,
): Section[] =>
  sections.filter(
    (section) =>
      (stage === 'all' || section.stage === stage) &&
      (district === '' || districts.get(section.id) === district) &&
      fits(section, state, different),
  );

const names = new Intl.Collator('zh-CN', { numeric: true });
const below = ({ met = [] }: Section): number => met.filter((one) => one === false).length;
/** 不合格, what cannot be said yet, 合格 with a missed indicator, 临界, the rest. */
const rank = (section: Section): number => {
  if (section.compliant === false) return 0;
  if (section.compliant === null) return 1;
  if (below(section) > 0) return 2;
  return section.states.includes('near') ? 3 : 4;
};

/** Where help is needed first; or by name. */
export const ordered = (sections: readonly Section[], order: Order): Section[] =>
  sections.toSorted((one, other) => {
    const byName = names.compare(one.name, other.name);
    return order === 'name' ? byName : rank(one) - rank(other) || below(other) - below(one) || byName;
  });

/** Sections of a stage, in a stage's own group. */
export const ofStage = (sections: readonly Section[], stage: Stage): Section[] =>
  sections.filter((section) => section.stage === stage);
