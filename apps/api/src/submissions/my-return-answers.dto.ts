import { LegalActDto } from '../acts/legal-act.dto.js';
import { CampaignUnitDto } from './campaign-answers.dto.js';
import type { FormId } from './campaign-words.js';

/** A return that one of the caller's units owes. */
export class OwedReturnDto extends CampaignUnitDto {
  campaignId: string;
  /** @example "2025秋季填报" */
  campaign: string;
  /** @example "2025-2026" */
  dataYear: string;
  dueDate: string;
  /** 签收, while the unit has not said so. */
  acts: LegalActDto[];
}

export class OwedReturnsPageDto {
  items: OwedReturnDto[];
  total: number;
  limit: number;
  offset: number;
}

/** What a check says of a field. `reject`: it is not filed so. `explain`: it is filed with an explanation. */
export class ReturnFindingDto {
  /** @example "part-above-whole" */
  rule: string;
  strength: 'reject' | 'explain';
  field: string;
  with: string[];
  /** @example "骨干教师数（20）不能多于专任教师数（18）" */
  message: string;
  source: string;
}

export class ChoiceDto {
  code: string;
  label: string;
}

/** A value of an earlier data year. */
export class LastValueDto {
  value: string | null;
  dataYear: string;
}

/** Where a value came from: typed, prefilled (from the last return or the statistics), or a workbook's cell. */
export class ReturnOriginDto {
  kind: 'typed' | 'prefilled' | 'workbook';
  from?: 'accepted' | 'statistics';
  dataYear?: string;
  hash?: string;
  sheet?: string;
  cell?: string;
}

/** One field of the form, as it is asked of this unit and as it stands. */
export class ReturnLineDto {
  /** @example "students" */
  field: string;
  group: string;
  /** @example "在校学生数" */
  label: string;
  /** @example "人" */
  unit: string;
  kind: 'number' | 'choice' | 'year';
  places: number;
  max: string;
  /** Whether 不适用 may be filed, with an explanation. */
  notApplicable: boolean;
  choices: ChoiceDto[];
  definition: string;
  source: string;
  /** Indicators and items that rest on it. */
  usedBy: string[];
  /** Text of a number or a choice's code; null is 未填, `"n/a"` 不适用. */
  value: string | null;
  explanation: string | null;
  origin: ReturnOriginDto | null;
  /** `prefilled`: offered, and not taken over before somebody confirms it. */
  state: 'draft' | 'filed' | 'prefilled' | 'empty';
  last: LastValueDto | null;
  findings: ReturnFindingDto[];
  /** The reviewer's word on the value as it stands; null before it, and once the value is another. */
  mark: 'accepted' | 'returned' | null;
  /** Why it was sent back; null when it was not. */
  returned: string | null;
}

export class ReturnGroupDto {
  code: string;
  label: string;
}

export class ReturnFormDto {
  id: FormId;
  version: number;
  /** @example "学部填报表" */
  title: string;
  groups: ReturnGroupDto[];
}

/** A campaign that asks for this return. */
export class ReturnTaskDto {
  campaignId: string;
  name: string;
  status: 'open' | 'closed';
  dueDate: string;
  overdue: boolean;
  acknowledgedOn: string | null;
  reminders: number;
  remindedOn: string | null;
  /** 签收, while the unit has not said so. */
  acts: LegalActDto[];
}

/** A stage's part of the whole school. */
export class SplitStageDto {
  stage: string;
  /** @example "0.418136" */
  share: string | null;
  /** By figure; null where it cannot be split. */
  figures: Record<string, string | null>;
}

/** 拆分: how the whole-school figures are shared between the stages. */
export class SplitDto {
  /** @example "1:1.1" */
  ratio: string;
  clause: string;
  stages: SplitStageDto[];
}

/** What an indicator comes to with the figures of the return as they stand; nobody has accepted them yet. */
export class ReturnEffectDto {
  /** @example "primary" */
  stage: 'primary' | 'junior';
  /** @example "L1" */
  indicator: string;
  /** @example "高于规定学历教师" */
  name: string;
  /** @example "人/百名学生" */
  unit: string;
  /** Decimals of the national form. */
  precision: number;
  /** @example "5.384615" */
  value: string | null;
  state: 'met' | 'near' | 'aboveFloor' | 'belowFloor' | 'missing' | 'notApplicable' | 'undetermined' | 'unjudged';
  /** @example "4.2" */
  threshold: string | null;
}

/** The draft that the unit's people share. */
export class DraftStateDto {
  /** 0 when there is none. */
  revision: number;
  updatedAt: string | null;
  updatedBy: string | null;
  updatedByName: string | null;
}

/** 我的填报表: everything that filling in needs, in one answer. */
export class MyReturnDto {
  unitId: string;
  unit: string;
  parentId: string | null;
  parent: string | null;
  stage: string | null;
  dataYear: string;
  form: ReturnFormDto;
  lines: ReturnLineDto[];
  draft: DraftStateDto;
  /** Fields that are prefilled and wait for somebody's word. */
  unconfirmed: string[];
  /** Fields that are still 未填. */
  unfilled: string[];
  /** Where the filing stands; null when nothing is filed. */
  status: string | null;
  version: number | null;
  /** When the school's head confirmed what was filed. */
  confirmedAt: string | null;
  /** Accepted figures may be filed again up to and with that day; null while they are locked. */
  liftedUntil: string | null;
  /** What the reader may do with it now: `SaveDraft` too, which stands beside the log. */
  acts: LegalActDto[];
  /** Why the whole form was sent back. */
  returned: string[];
  split: SplitDto | null;
  effects: ReturnEffectDto[];
  campaigns: ReturnTaskDto[];
}

/** A saved draft, and what a check says of it now. */
export class SavedDraftDto extends DraftStateDto {
  findings: ReturnFindingDto[];
  unconfirmed: string[];
  unfilled: string[];
  split: SplitDto | null;
  effects: ReturnEffectDto[];
}
