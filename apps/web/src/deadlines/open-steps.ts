import type { Schemas } from '@app/api-client';

type Rule = Schemas['StepRuleDto'];

/** Steps of which the rules in force leave the number to the county, in their order. The server has the last word. */
export const openSteps = (rules: readonly Rule[]): readonly Pick<Rule, 'step' | 'stepName'>[] => {
  const set = new Set(
    rules
      .filter(({ count, level }) => count !== null && level !== 'county' && level !== 'practice')
      .map(({ step }) => step),
  );
  const open = rules.filter(({ step }) => !set.has(step));
  return [...new Map(open.map(({ step, stepName }) => [step, { step, stepName }])).values()];
};

/** The school year after the last that is known, or that of a day (ISO date): `2025-2026`. */
export const nextSchoolYear = (known: readonly string[], today: string): string => {
  const last = known.toSorted().at(-1);
  const year = Number(today.slice(0, 4)) - (today.slice(5) < '08-01' ? 1 : 0);
  const first = last === undefined ? year : Number(last.slice(0, 4)) + 1;
  return `${first}-${first + 1}`;
};
