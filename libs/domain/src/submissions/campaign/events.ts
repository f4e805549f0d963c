import type { DeadlineBasis } from '../../deadlines/index.js';
import type { EventCatalogue, Facts } from '@app/domain/kernel';
import type { FormId } from '../form/index.js';

/**
 * A round of filing (填报任务, 如“2025秋季填报”): who is asked for which forms of a data year, and by when. `countyId` is the
 * county that asks, or the city that asks all of its counties. `unitsKnownAt` is the sequence at which the tree (or, for
 * a reminder, the board) was read. Accounts are ids; dates are ISO dates.
 */
export type CampaignEvent = Facts<{
  CampaignOpened: {
    campaignId: string;
    name: string;
    dataYear: string;
    countyId: string;
    forms: readonly FormId[];
    unitIds: readonly string[];
    unitsKnownAt: number;
    dueDate: string;
    basis: DeadlineBasis;
    openedBy: string;
  };
  /** Founded meanwhile, or forgotten at first (新建补列). */
  CampaignUnitsAdded: { campaignId: string; unitIds: readonly string[]; unitsKnownAt: number; addedBy: string };
  /** They need not file: merged, closed, or excused. */
  CampaignUnitsReleased: { campaignId: string; unitIds: readonly string[]; reason: string; releasedBy: string };
  CampaignDueDateChanged: {
    campaignId: string;
    dueDate: string;
    basis: DeadlineBasis;
    reason: string;
    changedBy: string;
  };
  /** 催报. Delivery to people is another's work. */
  CampaignReminded: {
    campaignId: string;
    unitIds: readonly string[];
    unitsKnownAt: number;
    on: string;
    remindedBy: string;
  };
  CampaignClosed: { campaignId: string; reason: string; closedBy: string };
  CampaignReopened: {
    campaignId: string;
    reason: string;
    dueDate: string;
    basis: DeadlineBasis;
    reopenedBy: string;
  };
}>;

export const campaignEvents: EventCatalogue<CampaignEvent> = {
  category: 'campaign',
  versions: {
    CampaignOpened: 1,
    CampaignUnitsAdded: 1,
    CampaignUnitsReleased: 1,
    CampaignDueDateChanged: 1,
    CampaignReminded: 1,
    CampaignClosed: 1,
    CampaignReopened: 1,
  },
};

/** What one unit says of a campaign: 签收, an explicit act. A short stream of its own for each campaign and unit. */
export type CampaignTaskEvent = Facts<{
  CampaignAcknowledged: {
    campaignId: string;
    unitId: string;
    acknowledgedBy: string;
    on: string;
    unitsKnownAt: number;
  };
}>;

export const campaignTaskEvents: EventCatalogue<CampaignTaskEvent> = {
  category: 'campaign-task',
  versions: { CampaignAcknowledged: 1 },
};
