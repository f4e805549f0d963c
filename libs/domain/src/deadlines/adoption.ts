import { effectiveDay, Refusal, type Decider } from '../kernel/index.js';
import { deadlineProfile, deadlineProfiles, nationalProfile } from './catalogue/index.js';
import type { DeadlineProfileCommand } from './commands.js';
import type { DeadlineProfileEvent } from './events.js';
import { longestPeriod, type PeriodUnit } from './reckoning.js';
import { countySets } from './county-rules.js';
import { said } from './said.js';

type Word<Value> = Readonly<{ effectiveFrom: string; value: Value }>;
type Own = Readonly<{ count: number | null; unit: PeriodUnit; basis: string }>;

/** What a county said, in the order it was said: from its day on the last word holds. */
export type DeadlineProfileState = Readonly<{
  adopted: readonly Word<Readonly<{ profileId: string; basis: string }>>[];
  own: Readonly<Partial<Record<string, readonly Word<Own>[]>>>;
}>;

const on = <Value>(words: readonly Word<Value>[], day: string): Value | undefined =>
  words.findLast(({ effectiveFrom }) => effectiveFrom <= day)?.value;

/** Whether nothing said for a later day would be overruled: then saying the same again changes nothing. */
const isLast = (words: readonly Word<unknown>[], day: string): boolean =>
  words.every(({ effectiveFrom }) => effectiveFrom <= day);

/** Which limits a county works to, from which day on. What was due before stays due as it was. */
export const countyDeadlines: Decider<DeadlineProfileCommand, DeadlineProfileEvent, DeadlineProfileState> = {
  category: 'deadline-profile',
  initial: { adopted: [], own: {} },
  ahead: ['AdoptDeadlineProfile', 'SetCountyRule'],
  evolve(state, event) {
    const { effectiveFrom } = event.data;
    if (event.type === 'DeadlineProfileAdopted') {
      const { profileId, basis } = event.data;
      return { ...state, adopted: [...state.adopted, { effectiveFrom, value: { profileId, basis } }] };
    }
    const { step, count, unit, basis } = event.data;
    const words = [...(state.own[step] ?? []), { effectiveFrom, value: { count, unit, basis } }];
    return { ...state, own: { ...state.own, [step]: words } };
  },
  decide(command, state, context) {
    const { countyId } = command;
    const day = effectiveDay(command, context, true);
    const basis = said('依据', command.basis);
    switch (command.type) {
      case 'AdoptDeadlineProfile': {
        const { profileId } = command;
        const profile = deadlineProfile(profileId);
        if (!profile) {
          const known = deadlineProfiles.map(({ name }) => name).join('、');
          throw new Refusal('deadlines.unknown-profile', { profileId, known }, 'invalid');
        }
        const present = on(state.adopted, day);
        if (present?.profileId === profileId && present.basis === basis && isLast(state.adopted, day)) return [];
        if (day < profile.effectiveFrom)
          throw new Refusal(
            'deadlines.profile-not-in-force',
            { name: profile.name, effectiveFrom: profile.effectiveFrom },
            'invalid',
          );
        return [{ type: 'DeadlineProfileAdopted', data: { countyId, profileId, effectiveFrom: day, basis } }];
      }
      case 'SetCountyRule': {
        const { step, count, unit } = command;
        const profile = deadlineProfile(on(state.adopted, day)?.profileId ?? '') ?? nationalProfile;
        const law = countySets(profile, step);
        if (law)
          throw new Refusal('deadlines.set-by-law', { step, clause: law.clause, count: law.count ?? 0 }, 'invalid');
        if (count !== null && !(Number.isSafeInteger(count) && count >= 1 && count <= longestPeriod / 10))
          throw new Refusal('deadlines.count', { count, most: longestPeriod / 10 }, 'invalid');
        const words = state.own[step] ?? [];
        const present = on(words, day);
        const already =
          present === undefined
            ? count === null
            : present.count === count && present.unit === unit && present.basis === basis;
        if (already && isLast(words, day)) return [];
        return [{ type: 'CountyRuleSet', data: { countyId, step, count, unit, effectiveFrom: day, basis } }];
      }
    }
  },
};
