import { IsOptional, IsUUID, Matches } from 'class-validator';
import { Called, PageQuery } from '@app/platform/http';
import { IsDataYear } from '../data-year.js';

const kindForm = /^[a-z][a-z0-9-]{0,59}$/;

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

/** A paper that was issued, and what it is bound to. */
export class PaperDto {
  paperId: string;
  kind: string;
  /** @example "整改通知书" */
  name: string;
  subject: 'county' | 'unit' | 'issue' | 'inspection';
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
