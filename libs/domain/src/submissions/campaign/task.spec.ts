import { expect, it } from '@jest/globals';
import type { Context } from '@app/domain/kernel';
import { given, someone } from '@test/given';
import type { AskedTask, CampaignTaskCommand } from './commands.js';
import { campaignTaskId } from './commands.js';
import type { CampaignTaskEvent } from './events.js';
import { campaignTask } from './task.js';

const reporter: Context = { ...someone, actorId: 'reporter-1', role: 'reporter', unitId: 'school-1' };
const director: Context = { ...someone, actorId: 'director-1', role: 'supervisionDirector' };
const acknowledge = (task: AskedTask | null = { status: 'open', form: 'section' }): CampaignTaskCommand => ({
  type: 'AcknowledgeCampaign',
  campaignId: 'campaign-1',
  unitId: 'section-1',
  task: { value: task, sequence: 12 },
});
const acknowledged: CampaignTaskEvent = {
  type: 'CampaignAcknowledged',
  data: {
    campaignId: 'campaign-1',
    unitId: 'section-1',
    acknowledgedBy: 'reporter-1',
    on: '2025-03-03',
    unitsKnownAt: 12,
  },
};

it('is acknowledged by the unit’s own people, once', () => {
  given(campaignTask, []).when(acknowledge(), reporter).yields([acknowledged]);
  given(campaignTask, [acknowledged])
    .when(acknowledge(), { ...reporter, actorId: 'principal-1' })
    .yields([]);
  given(campaignTask, [acknowledged])
    .when(acknowledge({ status: 'closed', form: 'section' }), reporter)
    .yields([]);
});

it('is refused when the unit is not asked, the campaign is over, or the bureau does it for a school', () => {
  given(campaignTask, []).when(acknowledge(null), reporter).refuses('campaign.not-asked');
  given(campaignTask, [])
    .when(acknowledge({ status: 'closed', form: 'section' }), reporter)
    .refuses('campaign.closed');
  given(campaignTask, []).when(acknowledge(), director).refuses('campaign.not-yours');
  const own = { ...acknowledged.data, acknowledgedBy: 'director-1' };
  given(campaignTask, [])
    .when(acknowledge({ status: 'open', form: 'county' }), director)
    .yields([{ type: 'CampaignAcknowledged', data: own }]);
});

it('is refused for a unit that has ended, and what it acknowledged before stays', () => {
  const ended = acknowledge({ status: 'open', form: 'section', endedFrom: '2025-03-01' });
  given(campaignTask, []).when(ended, reporter).refuses('submission.unit-ended');
  given(campaignTask, [acknowledged]).when(ended, reporter).yields([]);
});

it('has a stream for each campaign and unit', () => {
  expect(campaignTaskId('campaign-1', 'section-1')).toBe('campaign-1.section-1');
});
