import type { Schemas } from '@app/api-client';

export type DutySchool = Schemas['VisitedSchoolDto'];
export type DutyState = DutySchool['state'];

/** In the order of their urgency. */
export const dutyStates = ['overdue', 'soon', 'onTime', 'holiday', 'unknown'] as const satisfies readonly DutyState[];

/** Class and mark of a state: never told by colour alone. */
export const dutyTags: Readonly<Record<DutyState, Readonly<{ tag: string; mark: string }>>> = {
  overdue: { tag: 'unmet', mark: '✗' },
  soon: { tag: 'part', mark: '△' },
  onTime: { tag: 'met', mark: '✓' },
  holiday: { tag: 'none', mark: '–' },
  unknown: { tag: 'none', mark: '?' },
};

/** What is looked for; an empty text leaves all. `inspector` is an account, or `none`: schools of nobody. */
export type DutyFilter = Readonly<{ state: string; district: string; inspector: string; school: string }>;

/** The schools that a filter leaves, in their order. */
export const dutyLeft = (
  schools: readonly DutySchool[],
  { state, district, inspector, school }: DutyFilter,
): readonly DutySchool[] =>
  schools.filter(
    (one) =>
      (state === '' || one.state === state) &&
      (district === '' || one.districtId === district) &&
      (inspector === '' ||
        (inspector === 'none'
          ? one.responsible.length === 0
          : one.responsible.some(({ accountId }) => accountId === inspector))) &&
      (one.unitName ?? '').includes(school.trim()),
  );

/** Each once, by id, in the order in which they come. */
export const distinct = (
  pairs: readonly (readonly [string | null, string | null])[],
): readonly (readonly [string, string | null])[] => [
  ...new Map(pairs.flatMap(([id, name]) => (id === null ? [] : [[id, name] as const]))),
];
