import { effectiveDay, Refusal, type Context } from '@app/domain/kernel';
import type { CampaignCommand } from './commands.js';
import type { CampaignEvent } from './events.js';
import { open, unitsOf, words } from './guards.js';
import type { Campaign } from './state.js';

type Command<Type extends CampaignCommand['type']> = Extract<CampaignCommand, { type: Type }>;

/** Asks further units: those named, or all that came since the opening. Those already asked are nothing new. */
export const addUnits = (command: Command<'AddUnits'>, state: Campaign, context: Context): readonly CampaignEvent[] => {
  const { campaignId, forms, asked } = open(state);
  const { area, newUnits } = command;
  if (area.value === null) throw new Refusal('campaign.unknown-area', { countyId: state.countyId }, 'not-found');
  const fresh = new Set(newUnits);
  const unitIds = unitsOf(area.value, forms, command.unitIds).filter(
    (unitId) => !asked.has(unitId) && (command.unitIds !== null || fresh.has(unitId)),
  );
  if (unitIds.length === 0) return [];
  return [
    {
      type: 'CampaignUnitsAdded',
      data: { campaignId, unitIds, unitsKnownAt: area.sequence, addedBy: context.actorId },
    },
  ];
};

/** Units that need not file any more, and why. */
export const releaseUnits = (
  command: Command<'ReleaseUnits'>,
  state: Campaign,
  context: Context,
): readonly CampaignEvent[] => {
  const { campaignId, asked, ever } = open(state);
  const reason = words('reason', '不再填报的理由', command.reason);
  const named = [...new Set(command.unitIds)];
  const strangers = named.filter((unitId) => !ever.has(unitId));
  if (strangers.length > 0 || named.length === 0)
    throw new Refusal(
      'campaign.units-not-asked',
      { field: 'unitIds', unitIds: strangers, count: strangers.length },
      'invalid',
    );
  const unitIds = named.filter((unitId) => asked.has(unitId));
  if (unitIds.length === 0) return [];
  return [{ type: 'CampaignUnitsReleased', data: { campaignId, unitIds, reason, releasedBy: context.actorId } }];
};

/** Reminds whoever has not filed, each unit once a day at most: 减负 holds for reminders too. */
export const remindUnits = (
  command: Command<'RemindUnits'>,
  state: Campaign,
  context: Context,
): readonly CampaignEvent[] => {
  const { campaignId, asked, remindedOn } = open(state);
  const on = effectiveDay(command, context);
  const { value, sequence } = command.outstanding;
  const unitIds = value.filter((unitId) => asked.has(unitId) && remindedOn.get(unitId) !== on);
  if (unitIds.length === 0) return [];
  return [
    {
      type: 'CampaignReminded',
      data: { campaignId, unitIds, unitsKnownAt: sequence, on, remindedBy: context.actorId },
    },
  ];
};
