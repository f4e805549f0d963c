import { effectiveDay, Refusal, same, type Context } from '@app/domain/kernel';
import { isDataYear } from '../data-year.js';
import type { CampaignCommand } from './commands.js';
import type { CampaignEvent } from './events.js';
import { dueOf, unitsOf, words } from './guards.js';
import type { CampaignState } from './state.js';

/** Opens a round of filing. The same words for the same year again are the repeat, whoever says them. */
export const openCampaign = (
  command: Extract<CampaignCommand, { type: 'OpenCampaign' }>,
  state: CampaignState,
  context: Context,
): readonly CampaignEvent[] => {
  const { campaignId, dataYear, countyId, area } = command;
  const name = words('name', '任务名称', command.name);
  if (!isDataYear(dataYear)) throw new Refusal('campaign.data-year', { field: 'dataYear', dataYear }, 'invalid');
  const forms = [...new Set(command.forms)].sort();
  if (forms.length === 0 || forms.length < command.forms.length)
    throw new Refusal('campaign.forms', { field: 'forms' }, 'invalid');
  if (area.value === null) throw new Refusal('campaign.unknown-area', { countyId }, 'not-found');
  if (state.status !== 'none') {
    const asked = command.unitIds === null || same([...new Set(command.unitIds)].sort(), state.first.toSorted());
    if (asked && same(forms, state.forms) && command.dueDate === state.dueDate) return [];
    throw new Refusal('campaign.already-opened', { campaignId, dueDate: state.dueDate });
  }
  const due = dueOf(command, name, effectiveDay(command, context));
  const unitIds = unitsOf(area.value, forms, command.unitIds);
  if (unitIds.length === 0) throw new Refusal('campaign.no-units', { field: 'unitIds' }, 'invalid');
  return [
    {
      type: 'CampaignOpened',
      data: {
        campaignId,
        name,
        dataYear,
        countyId,
        forms,
        unitIds,
        unitsKnownAt: area.sequence,
        dueDate: due.date,
        basis: due.basis,
        openedBy: context.actorId,
      },
    },
  ];
};
