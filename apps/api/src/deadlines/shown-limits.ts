import { anchorNames, deadlineProfile, stepNames, type CountyRule, type DeadlineProfile } from '@app/domain/deadlines';
import type { CountyLimits, Said } from '@app/projections/deadlines';
import type { AdoptedProfileDto, CountyLimitsDto, CountyRuleDto, DeadlineProfileDto } from './limits.dto.js';

/** A profile with the names of its steps and acts. */
export const shownProfile = ({ rules, ...profile }: DeadlineProfile): DeadlineProfileDto => ({
  ...profile,
  rules: rules.map(({ kinds, ...rule }) => ({
    ...rule,
    kinds: kinds && [...kinds],
    stepName: stepNames[rule.step],
    anchorName: anchorNames[rule.anchor],
  })),
});

const adopted = ({ said, effectiveFrom, until }: NonNullable<CountyLimits['adopted']>): AdoptedProfileDto => ({
  profileId: said.profileId,
  name: deadlineProfile(said.profileId)?.name ?? said.profileId,
  basis: said.basis,
  effectiveFrom,
  until,
});
const own = ({ said, effectiveFrom, until }: Said<CountyRule>): CountyRuleDto => ({
  ...said,
  stepName: stepNames[said.step],
  effectiveFrom,
  until,
});

/** What a county has said of its limits, and what holds on the day (ISO date). */
export const shownLimits = (day: string, limits: CountyLimits, inForce: DeadlineProfile): CountyLimitsDto => ({
  day,
  adopted: limits.adopted && adopted(limits.adopted),
  coming: limits.coming.map(adopted),
  own: limits.own.map(own),
  ownComing: limits.ownComing.map(own),
  inForce: shownProfile(inForce),
});
