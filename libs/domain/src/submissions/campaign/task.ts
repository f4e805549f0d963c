import { effectiveDay, Refusal, type Decider } from '@app/domain/kernel';
import { notEnded } from '../guards.js';
import type { CampaignTaskCommand } from './commands.js';
import type { CampaignTaskEvent } from './events.js';

/** Whether a unit has said that it knows of its task. */
export type CampaignTaskState = Readonly<{ status: 'unacknowledged' } | { status: 'acknowledged'; on: string }>;

/** 签收: a unit acknowledges a campaign, once, by one of its own people. */
export const campaignTask: Decider<CampaignTaskCommand, CampaignTaskEvent, CampaignTaskState> = {
  category: 'campaign-task',
  initial: { status: 'unacknowledged' },
  evolve: (_, event) => ({ status: 'acknowledged', on: event.data.on }),
  decide(command, state, context) {
    if (state.status === 'acknowledged') return [];
    const { campaignId, unitId, task } = command;
    if (task.value === null) throw new Refusal('campaign.not-asked', { campaignId, unitId }, 'not-found');
    if (context.role === 'supervisionDirector' && task.value.form !== 'county')
      throw new Refusal('campaign.not-yours', { unitId }, 'forbidden');
    if (task.value.status === 'closed') throw new Refusal('campaign.closed', { campaignId });
    notEnded(task.value.endedFrom);
    const on = effectiveDay(command, context);
    return [
      {
        type: 'CampaignAcknowledged',
        data: { campaignId, unitId, acknowledgedBy: context.actorId, on, unitsKnownAt: task.sequence },
      },
    ];
  },
};
