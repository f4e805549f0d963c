import type { Known } from '@app/domain/kernel';
import type { AskedTask, FilingUnitOf, StatisticsUnit } from '@app/domain/submissions';

/** What a campaign must know of the tree and of what has been filed. Implemented by the read models. */
export abstract class CampaignFacts {
  /** The units of a county or city that file and stand today; null for any other unit. */
  abstract filingUnits(areaId: string): Known<readonly FilingUnitOf[] | null>;
  /** Units that came since the campaign was opened and are not asked. */
  abstract newUnits(campaignId: string): readonly string[];
  /** Asked units that stand and have not filed, or whose filing went back. */
  abstract outstanding(campaignId: string): Known<readonly string[]>;
  /** What the campaign asks of a unit; null when nothing. */
  abstract task(campaignId: string, unitId: string): Known<AskedTask | null>;
  /** The units at or below one that the campaign asks. */
  abstract askedUnder(campaignId: string, unitId: string): readonly string[];
  /** The county's open units, as an export of the statistics may name them. */
  abstract statisticsUnits(countyId: string): readonly StatisticsUnit[];
}
