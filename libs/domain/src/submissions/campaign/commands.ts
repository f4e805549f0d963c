import type { DeadlineBasis } from '../../deadlines/index.js';
import type { Commands, Known } from '@app/domain/kernel';
import type { FormId } from '../form/index.js';

/** A unit that files, and the form it files: a section, a school or campus whose stages share buildings, a county. */
export type FilingUnitOf = Readonly<{ unitId: string; form: FormId }>;

/** A date that the notice names; its basis when the notice itself is not the basis. */
type Dated = Readonly<{ dueDate: string; basis?: DeadlineBasis }>;

/**
 * `area`: the filing units of the county (or city) that stand today, in the order of registration; null when it is
 * neither a county nor a city. Known fields come from the facts port.
 */
export type CampaignCommand = Commands<{
  OpenCampaign: Dated & {
    campaignId: string;
    name: string;
    dataYear: string;
    countyId: string;
    forms: readonly FormId[];
    /** Null: every filing unit of the area whose form is asked. */
    unitIds: readonly string[] | null;
    area: Known<readonly FilingUnitOf[] | null>;
  };
  /** Null: every unit that was founded, or came into the area, since the campaign was opened (`newUnits`). */
  AddUnits: {
    unitIds: readonly string[] | null;
    newUnits: readonly string[];
    area: Known<readonly FilingUnitOf[] | null>;
  };
  ReleaseUnits: { unitIds: readonly string[]; reason: string };
  ChangeDueDate: Dated & { reason: string };
  /** `outstanding`: the asked units that stand and have not filed, or whose filing went back. */
  RemindUnits: { outstanding: Known<readonly string[]> };
  CloseCampaign: { reason: string };
  ReopenCampaign: Dated & { reason: string };
}>;

/**
 * What acknowledging must know; null when there is no such campaign, or it does not ask this unit. `endedFrom`: since when
 * the unit has ended (ISO date); null or left out while it stands.
 */
export type AskedTask = Readonly<{ status: 'open' | 'closed'; form: FormId; endedFrom?: string | null }>;

export type CampaignTaskCommand = Commands<{
  AcknowledgeCampaign: { campaignId: string; unitId: string; task: Known<AskedTask | null> };
}>;

/** The stream id of a unit's acknowledgement. */
export const campaignTaskId = (campaignId: string, unitId: string): string => `${campaignId}.${unitId}`;
