import { Injectable } from '@nestjs/common';
import { CampaignFacts } from '@app/application/submissions';
import type { Known } from '@app/domain/kernel';
import type { AskedTask, FilingUnitOf, StatisticsUnit } from '@app/domain/submissions';
import { ReadModel } from '@app/projections/kernel';
import { unitsUnder } from '@app/projections/organizations';
import {
  askedTask,
  askedUnder,
  campaignById,
  campaignLines,
  filingUnitsIn,
  isOutstanding,
  newUnitsOf,
} from '@app/projections/submissions';

/** Reads the tree and the board; the answer says how far the log was known. */
@Injectable()
export class ReadCampaignFacts extends CampaignFacts {
  constructor(private readonly model: ReadModel) {
    super();
  }

  filingUnits(areaId: string): Known<readonly FilingUnitOf[] | null> {
    return { value: filingUnitsIn(this.model.db, areaId), sequence: this.model.sequence };
  }

  newUnits(campaignId: string): readonly string[] {
    return newUnitsOf(this.model.db, campaignId);
  }

  outstanding(campaignId: string): Known<readonly string[]> {
    const { db, sequence } = this.model;
    const campaign = campaignById(db, campaignId);
    // Whoever has half filled it in has not filed: drafts make no difference, nor does the day.
    const roots = campaign ? [campaign.countyId] : [];
    const lines = campaignLines(db, { campaignId, roots, day: '' });
    return { value: lines.filter(isOutstanding).map(({ unitId }) => unitId), sequence };
  }

  task(campaignId: string, unitId: string): Known<AskedTask | null> {
    return { value: askedTask(this.model.db, campaignId, unitId), sequence: this.model.sequence };
  }

  askedUnder(campaignId: string, unitId: string): readonly string[] {
    return askedUnder(this.model.db, campaignId, unitId);
  }

  statisticsUnits(countyId: string): readonly StatisticsUnit[] {
    return unitsUnder(this.model.db, [countyId]);
  }
}
