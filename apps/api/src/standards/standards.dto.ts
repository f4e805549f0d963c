import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { Called } from '@app/platform/http';
import { EvidenceDto } from '../evidence.dto.js';
import { KnownQuery, PointQuery } from '../points/point.dto.js';

const day = { strict: true } as const;

/** Since when it is so; the day of the request when it is not given. */
class Dated {
  /**
   * ISO date, not in the future.
   * @example "2024-09-01"
   */
  @Called('生效日期')
  @IsOptional()
  @IsISO8601(day)
  @Length(10, 10)
  effectiveAt?: string;
}

/** Adopts a published standard. */
export class AdoptStandardDto extends Dated {
  /** @example "hqb-2017" */
  @Called('标准')
  @IsString()
  @Length(1, 50)
  standardId: string;

  /**
   * The document it rests on.
   * @example "彰政办发〔2023〕5号"
   */
  @Called('采用依据')
  @IsString()
  @Length(1, 200)
  basis: string;
}

export class WithdrawStandardDto extends Dated {
  /** @example "basic-2012" */
  @Called('标准')
  @IsString()
  @Length(1, 50)
  standardId: string;

  /** @example "改按优质均衡标准监测" */
  @Called('停用原因')
  @IsString()
  @Length(1, 500)
  reason: string;
}

/** What every entry of a county's record says. */
class EntryDto extends Dated {
  /** @example "hqb-2017" */
  @Called('标准')
  @IsString()
  @Length(1, 50)
  standardId: string;
}

class ProvenEntryDto extends EntryDto {
  @Called('佐证材料')
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => EvidenceDto)
  evidence: EvidenceDto[];
}

/** An item of 政府保障程度 or 教育质量. */
export class RecordItemDto extends ProvenEntryDto {
  /** @example "B7" */
  @Called('指标')
  @Matches(/^[A-Z]\d{1,2}$/)
  item: string;

  /** For an item with figures only a claim: the figures decide. */
  @Called('认定')
  @IsIn(['met', 'notMet', 'pending'])
  judgement: 'met' | 'notMet' | 'pending';

  /**
   * Decimals as text, by the figure names of the standard.
   * @example { "specialSchoolFunds": "870000", "specialSchoolStudents": "126" }
   */
  @Called('数据')
  @IsOptional()
  @IsObject()
  figures?: Record<string, string>;

  /** @example "按8000元标准拨付" */
  @Called('说明')
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  note?: string | null;

  /**
   * Why an earlier entry is corrected.
   * @example "决算后核定"
   */
  @Called('更正原因')
  @IsOptional()
  @IsString()
  @MaxLength(500)
  reason?: string | null;
}

/** One form of the survey: whom it asked, and how satisfied they were. */
export class SurveyGroupDto {
  /** @example "1004" */
  @Called('人数')
  @IsString()
  @Length(1, 10)
  people: string;

  /** @example "602" */
  @Called('其中家长人数')
  @IsString()
  @Length(1, 10)
  parents: string;

  /**
   * Percent.
   * @example "91.2"
   */
  @Called('满意度')
  @IsOptional()
  @IsString()
  @Length(1, 20)
  percent?: string | null;

  /** @example "90.5" */
  @Called('家长满意度')
  @IsOptional()
  @IsString()
  @Length(1, 20)
  parentsPercent?: string | null;
}

/** The sample of a survey. At least one of its two forms is given. */
export class SurveyDto {
  /**
   * 常住人口, in persons.
   * @example "669000"
   */
  @Called('常住人口')
  @IsString()
  @Length(1, 10)
  residents: string;

  @Called('问卷')
  @IsOptional()
  @ValidateNested()
  @Type(() => SurveyGroupDto)
  questionnaire?: SurveyGroupDto | null;

  @Called('实地走访')
  @IsOptional()
  @ValidateNested()
  @Type(() => SurveyGroupDto)
  visit?: SurveyGroupDto | null;
}

/** 社会认可度, as the survey gave it. */
export class RecordRecognitionDto extends ProvenEntryDto {
  /** @example "91.2" */
  @Called('社会认可度')
  @IsString()
  @Length(1, 20)
  percent: string;

  /** @example "省级问卷调查" */
  @Called('调查来源')
  @IsString()
  @Length(1, 200)
  source: string;

  /** Whom the survey asked; without it only its result is recorded. */
  @Called('调查样本')
  @IsOptional()
  @ValidateNested()
  @Type(() => SurveyDto)
  survey?: SurveyDto | null;

  /** Why an earlier entry is corrected. */
  @Called('更正原因')
  @IsOptional()
  @IsString()
  @MaxLength(500)
  reason?: string | null;
}

/** What was found about a 一票否决 matter. */
export class VetoDto extends ProvenEntryDto {
  /** @example "经核查不存在此类情形" */
  @Called('核查情况')
  @IsString()
  @Length(1, 1000)
  finding: string;
}

/** 过渡性放宽 of one section, by name. */
export class GrantExemptionDto extends ProvenEntryDto {
  @Called('参评单位')
  @IsUUID()
  sectionId: string;

  /** @example "L5" */
  @Called('指标')
  @Matches(/^[A-Z]\d{1,2}$/)
  subject: string;

  /** @example "2026年底前扩建运动场" */
  @Called('达标规划')
  @IsString()
  @Length(1, 1000)
  plan: string;

  /**
   * The last day on which it counts.
   * @example "2026-12-31"
   */
  @Called('截止日期')
  @IsISO8601(day)
  @Length(10, 10)
  expires: string;
}

export class RevokeExemptionDto extends EntryDto {
  /** @example "未按规划推进" */
  @Called('撤销原因')
  @IsString()
  @Length(1, 500)
  reason: string;
}

export class AdoptedQuery extends PointQuery {
  /** `true`: also those that are decided and hold from a later day. */
  @Called('包括将来的')
  @IsOptional()
  @IsIn(['true', 'false'])
  coming?: 'true' | 'false';
}

export class CountyRecordQuery extends PointQuery {
  /** @example "hqb-2017" */
  @Called('标准')
  @IsString()
  @Length(1, 50)
  standardId: string;
}

/** Which line of the record. */
export class CountyHistoryQuery extends KnownQuery {
  /** @example "hqb-2017" */
  @Called('标准')
  @IsString()
  @Length(1, 50)
  standardId: string;

  /** @example "item" */
  @Called('类别')
  @IsIn(['item', 'recognition', 'veto'])
  kind: 'item' | 'recognition' | 'veto';

  /**
   * The item or veto; not of the survey.
   * @example "B7"
   */
  @Called('指标')
  @IsOptional()
  @Matches(/^[A-Z]\d{1,2}$/)
  subject?: string;
}

/** A published standard, in short. */
export class StandardSummaryDto {
  /** @example "hqb-2017" */
  id: string;
  /** @example "县域义务教育优质均衡发展督导评估办法" */
  name: string;
  /** @example "优质均衡" */
  shortName: string;
  /** @example "教督〔2017〕6号" */
  instrument: string;
  /** @example "2017-04-19" */
  effectiveFrom: string;
  effectiveTo: string | null;
  /** @example 7 */
  indicators: number;
  /** @example 24 */
  items: number;
}

/** A standard that a unit works to. */
export class AdoptedDto {
  unitId: string;
  /** @example "hqb-2017" */
  standardId: string;
  basis: string;
  /** @example "2023-03-01" */
  effectiveFrom: string;
  /** The first day on which it no longer holds, decided already; null while it holds. */
  until: string | null;
  sequence: number;
  recordedAt: string;
}

/** One entry of a county's record. */
export class CountyEntryDto {
  kind: 'item' | 'recognition' | 'veto' | 'exemption';
  /** Id of the item, veto or exemption; empty for the survey. */
  subject: string;
  /** @example { "percent": "91.2", "source": "省级问卷调查" } */
  content: Record<string, unknown>;
  /** Account of the person who recorded it. */
  by: string;
  /** Null when the reader may not know it. */
  byName: string | null;
  effectiveFrom: string;
  sequence: number;
  recordedAt: string;
}
