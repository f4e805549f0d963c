import type { CampaignEvent } from './events.js';
import type { FormId } from '../form/index.js';

type Opened = Readonly<{
  campaignId: string;
  name: string;
  dataYear: string;
  countyId: string;
  forms: readonly FormId[];
  /** As asked at the opening. */
  first: readonly string[];
  asked: ReadonlySet<string>;
  /** Asked now or before. */
  ever: ReadonlySet<string>;
  dueDate: string;
  /** The day of the last reminder, by unit. */
  remindedOn: ReadonlyMap<string, string>;
}>;

export type CampaignState =
  | Readonly<{ status: 'none' }>
  | (Opened & Readonly<{ status: 'open' }>)
  | (Opened & Readonly<{ status: 'closed'; reason: string }>);

/** A campaign that was opened once. */
export type Campaign = Exclude<CampaignState, { status: 'none' }>;

const changed = (state: Campaign, event: Exclude<CampaignEvent, { type: 'CampaignOpened' }>): Campaign => {
  switch (event.type) {
    case 'CampaignUnitsAdded':
      return {
        ...state,
        asked: new Set([...state.asked, ...event.data.unitIds]),
        ever: new Set([...state.ever, ...event.data.unitIds]),
      };
    case 'CampaignUnitsReleased': {
      const released = new Set(event.data.unitIds);
      return { ...state, asked: new Set([...state.asked].filter((unitId) => !released.has(unitId))) };
    }
    case 'CampaignDueDateChanged':
      return { ...state, dueDate: event.data.dueDate };
    case 'CampaignReminded': {
      const { unitIds, on } = event.data;
      return { ...state, remindedOn: new Map([...state.remindedOn, ...unitIds.map((id) => [id, on] as const)]) };
    }
    case 'CampaignClosed':
      return { ...state, status: 'closed', reason: event.data.reason };
    case 'CampaignReopened':
      return { ...state, status: 'open', dueDate: event.data.dueDate };
  }
};

export const evolve = (state: CampaignState, event: CampaignEvent): CampaignState => {
  if (event.type === 'CampaignOpened') {
    const { campaignId, name, dataYear, countyId, forms, unitIds, dueDate } = event.data;
    const asked = new Set(unitIds);
    const opened = { campaignId, name, dataYear, countyId, forms, first: unitIds, asked, ever: asked, dueDate };
    return { status: 'open', ...opened, remindedOn: new Map() };
  }
  return state.status === 'none' ? state : changed(state, event);
};
