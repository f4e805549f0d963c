import { IsIn, IsInt, IsISO8601, IsObject, IsOptional, IsUUID, Length, Matches, Max, Min } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { publishedStandards } from '@app/domain/standards';
import { Called, PageQuery } from '@app/platform/http';
import { IsDataYear } from '../data-year.js';

const subjects = ['county', 'unit', 'issue', 'inspection'] as const;
const kindForm = /^[a-z][a-z0-9-]{0,59}$/;

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
   * Only events up to and with this number in the log, or the id of one.
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
   * Only events up to and with this number in the log.
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

/** Which papers. */
export class PapersQuery extends PageQuery {
  @Called('区县')
  @IsOptional()
  @IsUUID('loose')
  countyId?: string;

  /** @example "rectification-notice" */
  @Called('文书种类')
  @IsOptional()
  @Matches(kindForm, { message: '应为文书种类表中的代号。' })
  kind?: string;

  /** @example "2024-2025" */
  @Called('数据年度')
  @IsOptional()
  @IsDataYear()
  dataYear?: string;

  /** The county, unit, issue or inspection that they are of. */
  @Called('对象')
  @IsOptional()
  @IsUUID('loose')
  subjectId?: string;
}

/** A name that a template may use. */
export class PaperNameDto {
  /** @example "县名" */
  name: string;
  /** @example "区县的名称" */
  meaning: string;
}

/** A kind of paper. */
export class PaperKindDto {
  /** @example "rectification-notice" */
  kind: string;
  /** @example "整改通知书" */
  name: string;
  subject: (typeof subjects)[number];
  /** Edition of its names. */
  edition: number;
  /** The unit's own paper: its head may issue it. */
  isOwn: boolean;
  /** It is to be had as an Excel workbook too. */
  hasWorkbook: boolean;
  /** Names that whoever asks for it answers, since no record tells them. */
  asks: PaperNameDto[];
  /** Whether the reader may, for subjects in their subtrees. */
  mayPreview: boolean;
  mayIssue: boolean;
}

/** Every kind of paper. */
export class PaperKindsDto {
  items: PaperKindDto[];
}

/** A table that a template may print, with the names of its rows: `{#学校}{校名}{/学校}`. */
export class PaperTableNamesDto {
  /** @example "学校" */
  name: string;
  meaning: string;
  fields: PaperNameDto[];
}

/** The names of a kind of paper. */
export class PaperNamesDto {
  kind: string;
  name: string;
  edition: number;
  /** What every kind has: number, square code, standard, head of the log. */
  common: PaperNameDto[];
  /** Without these no template is taken. */
  obligatory: string[];
  fields: PaperNameDto[];
  tables: PaperTableNamesDto[];
}

/** What a value rests on: which explanation answers for it. */
export class PaperBehindDto {
  of: 'verdict' | 'indicator' | 'cv' | 'item' | 'figure' | 'issue' | 'inspection';
  sectionId?: string;
  indicator?: string;
  stage?: 'primary' | 'junior';
  item?: string;
  unitId?: string;
  field?: string;
  issueId?: string;
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
  subject: (typeof subjects)[number];
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

/** A paper that was issued, and what it is bound to. */
export class PaperDto {
  paperId: string;
  kind: string;
  /** @example "整改通知书" */
  name: string;
  subject: (typeof subjects)[number];
  subjectId: string;
  countyId: string;
  /** The county's name as printed. */
  county: string;
  /** @example "2024-2025" */
  dataYear: string;
  /** Within the county, the year and the kind: 1, 2, 3 … */
  number: number;
  /** @example "彰武县2024-2025学年整改通知书第3号" */
  printedNumber: string;
  standardId: string;
  knownAt: number;
  asOf: string;
  /** SHA-256 of the bureau's own template; null: the built-in form. */
  template: string | null;
  /** SHA-256 of its values (RFC 8785), and of the Word file. */
  digest: string;
  file: string;
  /** @example "7K3M-QX9T-0B2F-HN4RF" */
  code: string;
  /** Number of its own event. */
  sequence: number;
  issuedAt: string;
  issuedBy: string;
  /** Null when the reader may not know it. */
  issuedByName: string | null;
}

/** A window on papers, newest first. */
export class PapersPageDto {
  items: PaperDto[];
  /** @example 1 */
  total: number;
  /** @example 50 */
  limit: number;
  /** @example 0 */
  offset: number;
}

/** A template that is or was in use. */
export class PaperTemplateDto {
  kind: string;
  /** Edition of the names that it was checked against. */
  edition: number;
  /** It was checked against other names than there are now: it has to be uploaded again. */
  isOutdated: boolean;
  /** SHA-256, hex. */
  hash: string;
  bytes: number;
  uploadedAt: string;
  uploadedBy: string;
  /** Null when the reader may not know it. */
  uploadedByName: string | null;
  /** Null: it is in use. */
  usedUntil: string | null;
}

/** Templates of a county, the newest of each kind first. */
export class PaperTemplatesDto {
  items: PaperTemplateDto[];
}

/** A template was taken; `unused`: values and tables of the form that it does not print. */
export class TemplateTakenDto {
  hash: string;
  unused: string[];
  position: string | null;
}
