import { IsIn, IsInt, Max, Min } from 'class-validator';
import { formIds, type FormId } from '@app/domain/submissions';
import { Called } from '@app/platform/http';

/** Codes of fields: permanent, letters and digits. */
export const fieldCode = /^[A-Za-z][A-Za-z0-9]{0,63}$/;

/** Which form, in which version. */
export class FormReferenceDto {
  /** @example "section" */
  @Called('填报表')
  @IsIn(formIds)
  id: FormId;

  /** @example 1 */
  @Called('填报表版本')
  @IsInt()
  @Min(1)
  @Max(1000)
  version: number;
}

/** Where a value came from. */
export class EntryOriginDto {
  kind: 'typed' | 'prefilled' | 'workbook';
  /** Of a prefilled one: the last accepted return, or the statistics. */
  from?: 'accepted' | 'statistics';
  dataYear?: string;
  /** Of one out of a workbook: the file, and the cell in it. */
  hash?: string;
  sheet?: string;
  cell?: string;
}

/** A field as it was filed, with where its value came from. */
export class FilledEntryDto {
  /** @example "students" */
  field: string;
  /** @example "260" */
  value: string | null;
  explanation: string | null;
  origin: EntryOriginDto;
}

/** What the check found implausible of a field, with the numbers of that day. */
export class ItemFindingDto {
  /** @example "year-on-year" */
  rule: string;
  field: string;
  /** @example "在校学生数由上年200人变为260人（增加30%），变动超过20%，请说明原因" */
  message: string;
}
