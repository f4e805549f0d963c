import { ApiProperty, OmitType } from '@nestjs/swagger';
import { IsIn, IsInt, IsISO8601, IsObject, IsOptional, Length, Max, Min } from 'class-validator';
import { publishedStandards } from '@app/domain/standards';
import { Called } from '@app/platform/http';
import { IsDataYear } from '../data-year.js';

/** The point that a paper is to be of: now, today and this school year, unless it says otherwise. */
export class PaperPointQuery {
  /** @example "2024-2025" */
  @Called('数据年度')
  @IsOptional()
  @IsDataYear()
  dataYear?: string;

  /** The standard adopted last when it is not given. */
  @Called('评估标准')
  @IsOptional()
  @IsIn(publishedStandards.map(({ id }) => id))
  standard?: string;

  /**
   * Only events up to and with this number in the log, or the id of one. Without it a past day is as it was known at
   * its end, and today as it is known now.
   * @example "128"
   */
  @Called('截至记录号')
  @IsOptional()
  @Length(1, 60)
  knownAt?: string;

  /** @example "2025-03-03" */
  @Called('基准日期')
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  asOf?: string;

  /**
   * What the form asks beyond the record, by name, as JSON.
   * @example "{\"表一L1\":\"85.30\"}"
   */
  @Called('补充的数')
  @IsOptional()
  @Length(2, 4_000)
  answers?: string;
}

/** A paper to be issued. */
export class IssuePaperDto {
  /** @example "2024-2025" */
  @Called('数据年度')
  @IsOptional()
  @IsDataYear()
  dataYear?: string;

  /** The standard adopted last when it is not given. */
  @Called('评估标准')
  @IsOptional()
  @IsIn(publishedStandards.map(({ id }) => id))
  standard?: string;

  /**
   * Only events up to and with this number in the log. Without it a past day is as it was known at its end, and today
   * as it is known now.
   * @example 128
   */
  @Called('截至记录号')
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  knownAt?: number;

  /** @example "2025-03-03" */
  @Called('基准日期')
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  asOf?: string;

  /** What the form asks beyond the record, by name. */
  @Called('补充的数')
  @IsOptional()
  @IsObject()
  answers?: Record<string, string>;
}

/** What a value rests on: which explanation answers for it. */
export class PaperBehindDto {
  of: 'verdict' | 'indicator' | 'cv' | 'item' | 'figure' | 'issue' | 'issues' | 'schools' | 'sections' | 'inspection';
  sectionId?: string;
  indicator?: string;
  stage?: 'primary' | 'junior';
  item?: string;
  unitId?: string;
  field?: string;
  issueId?: string;
  /** Of a count of issues: those that stand in these states; none named, in any. */
  statuses?: string[];
  /** Of them the overdue ones alone. */
  overdue?: boolean;
  /** Of them those that this unit leads. */
  leadUnitId?: string;
  /** Of them those that no unit leads yet. */
  unassigned?: boolean;
  /** Of them those that were opened again. */
  reopened?: boolean;
  /** Of a count of schools, or of their sections: those of these types. */
  types?: string[];
  inspectionId?: string;
}

/** A piece of text; a value where there is something behind it. */
export class PaperPartDto {
  text: string;
  behind: PaperBehindDto | null;
}

/** A column of a printed table. `width`: share of the line, against the others'. */
export class PaperColumnDto {
  heading: string;
  width: number;
  align: 'left' | 'center' | 'right';
}

/** A row of a printed table. */
export class PaperRowDto {
  cells: PaperPartDto[];
}

/** A block of a paper: what it has depends on `block`. */
export class PaperBlockDto {
  block: 'title' | 'heading' | 'paragraph' | 'table' | 'signatures' | 'page-break';
  /** Of a heading: 1 or 2. */
  level?: number;
  /** Of a title, a heading and a paragraph. */
  parts?: PaperPartDto[];
  align?: 'left' | 'center' | 'right';
  /** Of a table. */
  @ApiProperty({ type: 'string', nullable: true, required: false })
  caption?: string | null;
  columns?: PaperColumnDto[];
  rows?: PaperRowDto[];
  /** Of signatures. */
  lines?: string[];
}

/** A paper as it would be issued now, for print and screen. */
export class PaperPreviewDto {
  kind: string;
  name: string;
  subject: 'county' | 'unit' | 'issue' | 'inspection';
  subjectId: string;
  countyId: string;
  dataYear: string;
  standardId: string;
  /** Name of the standard. */
  standard: string;
  /** The last event that the values know of. */
  knownAt: number;
  asOf: string;
  landscape: boolean;
  blocks: PaperBlockDto[];
  /** Whether the reader may issue it of this subject. */
  mayIssue: boolean;
}

/** A paper that was issued, for print and screen: the values kept with it, in the built-in form. */
export class PaperContentDto extends OmitType(PaperPreviewDto, ['mayIssue']) {
  /** False: the form's names have changed since, and there are no blocks; the Word file has the text. */
  isSameForm: boolean;
}

/** How the issuing of a paper stands. */
export class PaperJobDto {
  /** Id of the paper when it is issued. */
  paperId: string;
  /** `stopped`: the server that made it is gone; the same request again issues it, once. */
  state: 'working' | 'done' | 'refused' | 'failed' | 'stopped';
  /** 收集数据, 排版, 存档. */
  step: 'gathering' | 'writing' | 'keeping';
  /** Of refused: the code and the sentence. */
  code: string | null;
  detail: string | null;
  /** The engine's place, for X-After-Position. */
  position: string | null;
}
