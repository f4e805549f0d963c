import { dayOf, plusDays, type Context, type Known, type Trial } from '../../kernel/index.js';
import { campaign } from './campaign.js';
import type { CampaignCommand, FilingUnitOf } from './commands.js';
import { unitsOf } from './guards.js';
import type { CampaignState } from './state.js';

/** What the bureau can do with a round of filing that is there. */
export type CampaignActName = Exclude<CampaignCommand['type'], 'OpenCampaign'>;

/** What the trials rest on: the filing units of the area, those that came since, and those that have not filed. */
export type CampaignActFacts = Readonly<{
  area: Known<readonly FilingUnitOf[] | null>;
  newUnits: readonly string[];
  outstanding: Known<readonly string[]>;
}>;

/** Words that nobody has written. */
const words = '…';

/** A day that is neither past nor the one that stands. */
const anotherDay = (state: CampaignState, { at }: Context): string => {
  const today = dayOf(at);
  return plusDays('dueDate' in state && state.dueDate > today ? state.dueDate : today, 1);
};

/** Units of the area that file one of the forms and are not asked. */
const notAsked = (state: CampaignState, { area }: CampaignActFacts): readonly string[] =>
  'asked' in state ? unitsOf(area.value ?? [], state.forms, null).filter((unitId) => !state.asked.has(unitId)) : [];

type Fill = (state: CampaignState, context: Context, facts: CampaignActFacts) => CampaignCommand | null;

/** Fields that a person fills in, and a form that is filled in well; null where there is nobody to name. */
const forms: Readonly<{ [Name in CampaignActName]: readonly [needs: readonly string[], fill: Fill] }> = {
  RemindUnits: [[], (_, __, { outstanding }) => ({ type: 'RemindUnits', outstanding })],
  AddUnits: [
    ['unitIds'],
    (state, _, facts) => {
      const unitIds = notAsked(state, facts);
      return unitIds.length === 0 ? null : { type: 'AddUnits', ...facts, unitIds };
    },
  ],
  ReleaseUnits: [
    ['unitIds', 'reason'],
    (state) => {
      const unitIds = 'asked' in state ? [...state.asked].slice(0, 1) : [];
      return unitIds.length === 0 ? null : { type: 'ReleaseUnits', unitIds, reason: words };
    },
  ],
  ChangeDueDate: [
    ['dueDate', 'reason'],
    (state, context) => ({ type: 'ChangeDueDate', dueDate: anotherDay(state, context), reason: words }),
  ],
  CloseCampaign: [['reason'], () => ({ type: 'CloseCampaign', reason: words })],
  ReopenCampaign: [
    ['dueDate', 'reason'],
    (state, context) => ({ type: 'ReopenCampaign', dueDate: anotherDay(state, context), reason: words }),
  ],
};

/** Every act of a round of filing, to be tried on it. */
export const campaignActs = Object.fromEntries(
  Object.entries(forms).map(([type, [needs, fill]]) => [
    type,
    {
      needs,
      attempt: (state, context, facts) => {
        const command = fill(state, context, facts);
        return command ? campaign.decide(command, state, context) : [];
      },
    } satisfies Trial<CampaignState, CampaignActFacts>,
  ]),
) as Readonly<Record<CampaignActName, Trial<CampaignState, CampaignActFacts>>>;

/** Names of all acts, in the order of a round's life. */
export const campaignActNames = Object.keys(forms) as readonly CampaignActName[];
