import { effectiveDay, Refusal, type Decider } from '@app/domain/kernel';
import { addUnits, releaseUnits, remindUnits } from './asked.js';
import type { CampaignCommand } from './commands.js';
import type { CampaignEvent } from './events.js';
import { dueOf, existing, open, words } from './guards.js';
import { openCampaign } from './opening.js';
import { evolve, type CampaignState } from './state.js';

export type { CampaignState } from './state.js';

/** A round of filing: opened, its units and its due date changed, units reminded, closed, opened again. */
export const campaign: Decider<CampaignCommand, CampaignEvent, CampaignState> = {
  category: 'campaign',
  initial: { status: 'none' },
  evolve,
  decide(command, state, context) {
    if (command.type === 'OpenCampaign') return openCampaign(command, state, context);
    const known = existing(state);
    const { campaignId, name } = known;
    switch (command.type) {
      case 'AddUnits':
        return addUnits(command, known, context);
      case 'ReleaseUnits':
        return releaseUnits(command, known, context);
      case 'RemindUnits':
        return remindUnits(command, known, context);
      case 'ChangeDueDate': {
        open(known);
        if (known.dueDate === command.dueDate) return [];
        const reason = words('reason', '调整理由', command.reason);
        const { date: dueDate, basis } = dueOf(command, name, effectiveDay(command, context));
        const data = { campaignId, dueDate, basis, reason, changedBy: context.actorId };
        return [{ type: 'CampaignDueDateChanged', data }];
      }
      case 'CloseCampaign': {
        if (known.status === 'closed') return [];
        const reason = words('reason', '结束理由', command.reason);
        return [{ type: 'CampaignClosed', data: { campaignId, reason, closedBy: context.actorId } }];
      }
      case 'ReopenCampaign': {
        if (known.status === 'open' && known.dueDate === command.dueDate) return [];
        if (known.status === 'open') throw new Refusal('campaign.not-closed', { campaignId });
        const reason = words('reason', '重新开启的理由', command.reason);
        const { date: dueDate, basis } = dueOf(command, name, effectiveDay(command, context));
        const data = { campaignId, reason, dueDate, basis, reopenedBy: context.actorId };
        return [{ type: 'CampaignReopened', data }];
      }
    }
  },
};
