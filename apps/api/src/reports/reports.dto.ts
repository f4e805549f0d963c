import { IsIn, IsInt, IsISO8601, IsOptional, Length, Matches, Max, Min } from 'class-validator';
import { publishedStandards } from '@app/domain/standards';
import { Called, PageQuery } from '@app/platform/http';
import { IsDataYear } from '../data-year.js';

/** A paper to be issued: of now and today, unless it says otherwise. */
export class IssueReportDto {
  @Called('种类')
  @IsIn(['standing'])
  kind: 'standing';

  /** @example "2024-2025" */
  @Called('数据年度')
  @IsDataYear()
  dataYear: string;

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

  /**
   * The day that the figures are true of.
   * @example "2025-03-03"
   */
  @Called('基准日期')
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  asOf?: string;
}

/** Which reports of a county. */
export class ReportsQuery extends PageQuery {
  /** @example "2024-2025" */
  @Called('数据年度')
  @IsOptional()
  @IsDataYear()
  dataYear?: string;
}

/** A report that was issued, and what it is bound to. */
export class ReportDto {
  reportId: string;
  kind: 'standing';
  countyId: string;
  /** @example "2024-2025" */
  dataYear: string;
  /**
   * Within the county, the year and the kind: 1, 2, 3 …
   * @example 3
   */
  number: number;
  /** @example "hqb-2017" */
  standardId: string;
  /** The last event that the figures know of. */
  knownAt: number;
  /** @example "2025-03-03" */
  asOf: string;
  /** Events in the log when it was issued: its checkpoint. */
  logCount: number;
  /**
   * SHA-256 of its figures (RFC 8785).
   * @example "0f4032d354a265a825b7d3fe160f7938bd37c4967bf13eaa38b84ec5c68e2a0a"
   */
  digest: string;
  /**
   * Short code for the public page.
   * @example "7K3M-QX9T-0B2F-HN4RF"
   */
  code: string;
  /** Number of its own event. */
  sequence: number;
  /** @example "2025-03-03T01:02:00.000Z" */
  issuedAt: string;
  issuedBy: string;
  /** Null when the reader may not know it. */
  issuedByName: string | null;
}

/** A window on the reports of a county, newest first. */
export class ReportsPageDto {
  items: ReportDto[];
  /** @example 1 */
  total: number;
  /** @example 50 */
  limit: number;
  /** @example 0 */
  offset: number;
}

/** A report with its figures as they were issued. */
export class ReportDetailDto extends ReportDto {
  /** The county's name as printed. */
  county: string;
  /** Root of the log's tree when it was issued, hex. */
  logRoot: string;
  /** Null when their file is gone. What is hashed are their RFC 8785 bytes, at `/figures`. */
  figures: Record<string, unknown> | null;
}

/** One figure that is not what it was. */
export class FigureDifferenceDto {
  /** @example "stages.primary.cv[2]" */
  path: string;
  /** As issued; absent where there was none. */
  issued?: unknown;
  /** As made now; absent where there is none. */
  now?: unknown;
}

/** A report made once more from the record. */
export class ReportAgainDto {
  /** It says what was issued, byte for byte where the digests are equal too; where a paper's values lead is not compared. */
  isEqual: boolean;
  digest: string;
  /** Null: nothing can be made any more. */
  digestNow: string | null;
  /** Why it differs, or what is wrong with the record behind it though it does not. */
  causes: ('log-shorter' | 'log-differs' | 'inputs-changed' | 'standard' | 'format' | 'calculation')[];
  /** The causes as sentences. */
  sentences: string[];
  /** Events before the report's point that are missing or changed, the first twenty. */
  wrongEvents: number[];
  /** The figures as issued are at hand, so that differences can be told. */
  isKept: boolean;
  /** The first two hundred. */
  differences: FigureDifferenceDto[];
  /** How many there are. */
  total: number;
}

/** What is printed beside the code. */
export class VerifyReportQuery {
  /**
   * SHA-256 of the figures as printed, to be compared.
   * @example "0f4032d354a265a825b7d3fe160f7938bd37c4967bf13eaa38b84ec5c68e2a0a"
   */
  @Called('数据指纹')
  @IsOptional()
  @Matches(/^[0-9a-fA-F]{64}$/, { message: '应为64位十六进制字符，请按报告所印抄录。' })
  digest?: string;
}

/** What is printed on a report or a paper, and no more. */
export class PrintedReportDto {
  /** @example "standing" */
  kind: string;
  /** @example "达标与差异系数报告" */
  name: string;
  number: number;
  /** @example "彰武县" */
  county: string;
  /** @example "2024-2025" */
  dataYear: string;
  /** @example "县域义务教育优质均衡发展督导评估" */
  standard: string;
  /** @example "2025-03-03" */
  asOf: string;
  /** @example "2025-03-03" */
  issuedOn: string;
  /** @example "7K3M-QX9T-0B2F-HN4RF" */
  code: string;
  /** The log when it was issued. */
  logCount: number;
  logRoot: string;
  digest: string;
}

/** Whether a paper is ours. */
export class VerifiedReportDto {
  /** 真实, 不符 or 未知. */
  answer: 'genuine' | 'differs' | 'unknown';
  /** Of 不符: the figures are others than those issued, or the record behind the report does not prove it. */
  because: 'digest' | 'record' | null;
  report: PrintedReportDto | null;
}
