import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { Called, PageQuery } from '@app/platform/http';
import { IsDataYear } from '../data-year.js';
import { EvidenceDto } from '../evidence.dto.js';
import { FilledEntryDto, FormReferenceDto, ItemFindingDto } from './entries.dto.js';

/** What may be a figure: any short text; the rules for numbers are the domain's, which names every field at once. */
const number = /^.{1,30}$/;
const asText = '请用文字写数字，如 "1407.03"；不适用填 "n/a"，未填用 null。';

/** A plain decimal as text, `"n/a"` (不适用), or null (未填). What a unit does not file is left out. */
export class FiguresDto {
  /** @example "260" */
  @Called('学生数')
  @IsOptional()
  @Matches(number, { message: asText })
  students?: string | null;

  /** 专任教师数: checks the three below, and counts in no indicator. */
  @Called('专任教师数')
  @IsOptional()
  @Matches(number, { message: asText })
  fullTimeTeachers?: string | null;

  /** @example "14" */
  @Called('高于规定学历教师数')
  @IsOptional()
  @Matches(number, { message: asText })
  aboveStandardQualifiedTeachers?: string | null;

  /** @example "4" */
  @Called('县级以上骨干教师数')
  @IsOptional()
  @Matches(number, { message: asText })
  backboneTeachers?: string | null;

  /** @example "3" */
  @Called('体育、艺术专任教师数')
  @IsOptional()
  @Matches(number, { message: asText })
  peArtsFullTimeTeachers?: string | null;

  /**
   * m², net of indoor sports.
   * @example "1407.03"
   */
  @Called('教学及辅助用房面积')
  @IsOptional()
  @Matches(number, { message: asText })
  teachingAncillaryArea?: string | null;

  /**
   * m².
   * @example "2768.87"
   */
  @Called('体育运动场馆面积')
  @IsOptional()
  @Matches(number, { message: asText })
  sportsVenueArea?: string | null;

  /**
   * Yuan, at book value.
   * @example "776076.91"
   */
  @Called('教学仪器设备值')
  @IsOptional()
  @Matches(number, { message: asText })
  teachingEquipmentValue?: string | null;

  /** @example "8" */
  @Called('网络多媒体教室数')
  @IsOptional()
  @Matches(number, { message: asText })
  networkedMultimediaClassrooms?: string | null;

  /**
   * Asked by 教督〔2012〕3号, as are the two below.
   * @example "42"
   */
  @Called('计算机台数')
  @IsOptional()
  @Matches(number, { message: asText })
  computers?: string | null;

  /** @example "7800" */
  @Called('图书册数')
  @IsOptional()
  @Matches(number, { message: asText })
  books?: string | null;

  /** @example "9" */
  @Called('中级及以上专业技术职务教师数')
  @IsOptional()
  @Matches(number, { message: asText })
  intermediateTitleTeachers?: string | null;
}

/** Pupils of each stage of a school whose stages share buildings. */
export class EnrolmentDto {
  /** @example "166" */
  @Called('小学在校生')
  @IsOptional()
  @Matches(number, { message: asText })
  primary?: string | null;

  /** @example "210" */
  @Called('初中在校生')
  @IsOptional()
  @Matches(number, { message: asText })
  junior?: string | null;

  /** @example "0" */
  @Called('高中在校生')
  @IsOptional()
  @Matches(number, { message: asText })
  senior?: string | null;
}

/** Files figures, or files them again. */
export class SubmitFiguresDto {
  @Called('指标数据')
  @IsObject()
  @ValidateNested()
  @Type(() => FiguresDto)
  figures: FiguresDto;

  /** Only of a school or campus whose stages share buildings. */
  @Called('分学段在校生')
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => EnrolmentDto)
  enrolment?: EnrolmentDto | null;

  /** @example "操场按产权证面积填报" */
  @Called('说明')
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  note?: string | null;
}

/** The version that was looked at. */
export class VersionDto {
  /** @example 1 */
  @Called('版本')
  @IsInt()
  @Min(1)
  @Max(100_000)
  version: number;
}

export class ReturnReasonDto {
  /**
   * Name of the figure it is about; null for the whole form.
   * @example "sportsVenueArea"
   */
  @Called('指标')
  @IsOptional()
  @Matches(/^[A-Za-z]{1,50}$/)
  figure?: string | null;

  /** @example "与产权证不符" */
  @Called('退回理由')
  @IsString()
  @Length(1, 500)
  reason: string;
}

export class ReturnSubmissionDto extends VersionDto {
  /** Beside the reasons of the fields that were sent back one by one; none are needed where there are such. */
  @Called('退回理由')
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => ReturnReasonDto)
  reasons: ReturnReasonDto[];
}

export class WithdrawSubmissionDto {
  /** @example "填错学年" */
  @Called('撤回理由')
  @IsString()
  @Length(1, 500)
  reason: string;
}

export class RefuseCorrectionDto extends VersionDto {
  /** @example "佐证材料不清晰" */
  @Called('不予更正的理由')
  @IsString()
  @Length(1, 500)
  reason: string;
}

/** Full new values, why, by what proof, and since when they are true. */
export class ProposeCorrectionDto {
  @Called('指标数据')
  @IsObject()
  @ValidateNested()
  @Type(() => FiguresDto)
  figures: FiguresDto;

  @Called('分学段在校生')
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => EnrolmentDto)
  enrolment?: EnrolmentDto | null;

  /** @example "漏报新建操场" */
  @Called('更正理由')
  @IsString()
  @Length(1, 1000)
  reason: string;

  @Called('佐证材料')
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => EvidenceDto)
  evidence: EvidenceDto[];

  /**
   * Since when the new values are true; the data year's first day when they always were.
   * @example "2025-03-01"
   */
  @Called('生效日期')
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  effectiveAt?: string;
}

const statuses = ['notFiled', 'submitted', 'returned', 'withdrawn', 'accepted', 'correcting'] as const;
type Status = (typeof statuses)[number];

/** Which filings a list shows. */
export class SubmissionsQuery extends PageQuery {
  /** @example "2024-2025" */
  @Called('数据年度')
  @IsDataYear()
  dataYear: string;

  /** Only units at or below this one. */
  @IsOptional()
  @IsUUID()
  under?: string;

  @IsOptional()
  @IsIn(statuses)
  status?: Status;
}

/** Where a unit's filing of a data year stands. */
export class SubmissionDto {
  unitId: string;
  /** @example "小学部" */
  unit: string;
  parentId: string | null;
  parent: string | null;
  stage: string | null;
  /** @example "2024-2025" */
  dataYear: string;
  /** `notFiled`: the unit files figures and has not. `correcting`: the accepted ones count until a correction is. */
  status: Status;
  /** The latest version filed. */
  version: number | null;
  /** The version that counts. */
  acceptedVersion: number | null;
  /** Whether what counts was brought in (补录) from a table of before. */
  broughtIn: boolean;
  sequence: number | null;
  at: string | null;
}

export class SubmissionsPageDto {
  items: SubmissionDto[];
  total: number;
  limit: number;
  offset: number;
}

/** Where figures of a past year that were brought in (补录) are written. */
export class BroughtInFromDto {
  /** SHA-256 of the file. */
  hash: string;
  /** @example "2022-2023学年" */
  sheet: string;
  /** @example 17 */
  row: number;
  /** When they were filed then; null when the table does not say. */
  filedOn: string | null;
  /** When they were accepted then; null when the table does not say. */
  acceptedOn: string | null;
}

/** One version of a unit's figures. */
export class SubmissionVersionDto {
  version: number;
  status: 'submitted' | 'replaced' | 'returned' | 'withdrawn' | 'accepted' | 'superseded' | 'proposed' | 'refused';
  figures: FiguresDto;
  enrolment: EnrolmentDto | null;
  /** Null when it was filed bare. */
  form: FormReferenceDto | null;
  /** Empty when it was filed bare. */
  entries: FilledEntryDto[];
  /** What the check found implausible, and the unit explains. */
  findings: ItemFindingDto[];
  /** Whose word it is, of a return by form: the head's. */
  confirmedBy: string | null;
  confirmedAt: string | null;
  effectiveFrom: string;
  /** The note of a filing, the reason of a correction. */
  said: string | null;
  evidence: EvidenceDto[];
  supersedes: number | null;
  filedBy: string;
  /**
   * Null outside the reader's units.
   * @example "韩梅梅"
   */
  filedByName: string | null;
  /** @example "四堡子九年制学校" */
  filedByUnit: string | null;
  filedAt: string;
  filedSequence: number;
  decidedBy: string | null;
  /**
   * Null outside the reader's units.
   * @example "李雷"
   */
  decidedByName: string | null;
  /** @example "彰武县" */
  decidedByUnit: string | null;
  decidedAt: string | null;
  decidedSequence: number | null;
  reasons: ReturnReasonDto[];
  /** Not null: it was brought in (补录). */
  broughtIn: BroughtInFromDto | null;
}

export class SubmissionDetailDto {
  unitId: string;
  /** @example "四堡子九年制学校小学部" */
  unit: string | null;
  dataYear: string;
  status: Status;
  version: number;
  acceptedVersion: number | null;
  sequence: number;
  /**
   * For If-Match.
   * @example 3
   */
  revision: number;
  versions: SubmissionVersionDto[];
}
