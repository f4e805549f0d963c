import type { PeriodUnit } from './reckoning.js';
import type { DeadlineProfile, Step, StepRule } from './rules.js';

/** A county's own number for a step (县级规定), and the document it rests on. */
export type CountyRule = Readonly<{ step: Step; count: number; unit: PeriodUnit; basis: string }>;

/** The law's number for a step, which leaves the county none to set; undefined where the county may set its own. */
export const countySets = ({ rules }: DeadlineProfile, step: Step): StepRule | undefined =>
  rules.find((rule) => rule.step === step && rule.count !== null && rule.level !== 'practice');

/** A county's number stands in the place of practice's where that has one, else wherever the step is. */
const replaces = ({ rules }: DeadlineProfile, rule: StepRule): boolean =>
  rule.count !== null || rules.every((one) => one.step !== rule.step || one.count === null);

/** A profile with the county's own numbers where the law sets none; each is marked as the county's. */
export const withCountyRules = (profile: DeadlineProfile, own: readonly CountyRule[]): DeadlineProfile => ({
  ...profile,
  rules: profile.rules.map((rule) => {
    const set = own.find(({ step }) => step === rule.step);
    if (!set || countySets(profile, rule.step) || !replaces(profile, rule)) return rule;
    const { count, unit, basis } = set;
    return { ...rule, count, unit, clause: `县级规定：${basis}`, level: 'county' as const, none: null };
  }),
});
