import { OutcomeDto } from '@app/platform/http';
import { LegalActDto } from '../acts/legal-act.dto.js';
import { BasisDto } from '../basis.dto.js';
import type { CampaignStatus, FormId, TaskStanding, TaskStatus } from './campaign-words.js';

/** A round of filing as it stands. */
export class CampaignDto {
  campaignId: string;
  /** @example "2025秋季填报" */
  name: string;
  /** @example "2025-2026" */
  dataYear: string;
  countyId: string;
  /** @example "彰武县" */
  county: string;
  forms: FormId[];
  status: CampaignStatus;
  dueDate: string;
  basis: BasisDto;
  /** Of the last closing, reopening or change of the due date. */
  reason: string | null;
  openedBy: string;
  openedAt: string;
  sequence: number;
}

export class CampaignsPageDto {
  items: CampaignDto[];
  total: number;
  limit: number;
  offset: number;
}

/** 未签收, 已签收, 草稿, 已报, 退回, 已核: only units that owe. */
export class CampaignStatusCountsDto {
  unacknowledged: number;
  acknowledged: number;
  draft: number;
  submitted: number;
  returned: number;
  accepted: number;
}

/** 免报, 已撤并, 已划出, 新建未纳入. */
export class CampaignBesidesDto {
  released: number;
  ended: number;
  movedAway: number;
  notIncluded: number;
}

export class CampaignCountsDto {
  /** 应报. */
  owed: number;
  byStatus: CampaignStatusCountsDto;
  /** 未报: all that owe but 已报 and 已核. */
  outstanding: number;
  /** 逾期未报: the outstanding ones once the due date has passed. */
  overdue: number;
  besides: CampaignBesidesDto;
}

/** A campaign with the counts of the caller's units. */
export class CampaignDetailDto extends CampaignDto {
  /** @example "李雷" */
  openedByName: string | null;
  counts: CampaignCountsDto;
  /**
   * For If-Match.
   * @example 3
   */
  revision: number;
  /** What the reader may do with it now; none for those who do not lead it. */
  acts: LegalActDto[];
}

/** One unit of a campaign. */
export class CampaignUnitDto {
  unitId: string;
  /** @example "小学部" */
  unit: string;
  parentId: string | null;
  /** @example "四堡子九年制学校" */
  parent: string | null;
  stage: string | null;
  form: FormId;
  standing: TaskStanding;
  status: TaskStatus;
  overdue: boolean;
  acknowledgedBy: string | null;
  acknowledgedByName: string | null;
  acknowledgedOn: string | null;
  /** When its draft was last saved; null without one. */
  draftAt: string | null;
  /** How often it was reminded. */
  reminders: number;
  remindedOn: string | null;
  releasedReason: string | null;
  /** Where its filing stands in the list of filings; null when nothing is filed. */
  filing: string | null;
  version: number | null;
  acceptedVersion: number | null;
  filedAt: string | null;
  /** 已撤并: since when. */
  endedFrom: string | null;
  ended: 'merged' | 'split' | 'closed' | null;
  /** The unit that ended: itself, or the school it stood in. */
  endedUnitId: string | null;
  endedInto: string[];
  /**
   * What became of it, by name.
   * @example ["实验小学"]
   */
  endedIntoNames: string[];
  endedReason: string | null;
}

export class CampaignUnitsPageDto {
  counts: CampaignCountsDto;
  items: CampaignUnitDto[];
  total: number;
  limit: number;
  offset: number;
}

/** 签收: the outcome of the last unit, and for whom it was said. */
export class AcknowledgedDto extends OutcomeDto {
  unitIds: string[];
}
