import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { Type } from 'class-transformer';
import { Called } from '@app/platform/http';
import { OrderedPeriodDto } from '../ordered-period.dto.js';
import { batchActs, type BatchAct } from './issue-batch.js';

/** Asked of an assignment; elsewhere it may be left out, but never be nonsense. */
const asked = ({ act }: IssueBatchDto, value: unknown): boolean => act === 'AssignRectification' || value !== undefined;

/** One act for many issues. 销号, and what leads to it, is judged one by one and is never among them. */
export class IssueBatchDto {
  @Called('办理事项')
  @IsIn(batchActs)
  act: BatchAct;

  @Called('问题')
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  issueIds: string[];

  /**
   * Of an assignment.
   * @example "彰教督整〔2026〕3号"
   */
  @Called('通知书文号')
  @ValidateIf(asked)
  @IsString()
  @Length(1, 60)
  noticeNumber?: string;

  /**
   * Of an assignment: the last day, or a period instead.
   * @example "2026-12-31"
   */
  @Called('整改期限')
  @ValidateIf((form: IssueBatchDto, value: unknown) => value !== undefined || (asked(form, value) && !form.period))
  @IsISO8601({ strict: true })
  @Length(10, 10)
  dueDate?: string;

  /** Of an assignment: the limit as a period, counted from the day of the order. */
  @Called('整改期限')
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => OrderedPeriodDto)
  period?: OrderedPeriodDto;

  /** Of an assignment; without it each issue is led by the unit that was proposed, or by its own. */
  @Called('牵头单位')
  @IsOptional()
  @IsUUID()
  leadUnitId?: string;

  @Called('配合单位')
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  supportingUnitIds?: string[];

  /** Of an approval, an extension or a reminder. */
  @Called('意见')
  @IsOptional()
  @IsString()
  @Length(1, 2000)
  note?: string;
}

/** What came of it for one issue: done, or why not. */
export class IssueBatchLineDto {
  issueId: string;
  done: boolean;
  /** Stable code of the refusal; null when it was done. */
  code: string | null;
  /**
   * What a clerk reads of the refusal.
   * @example "该问题已经交办，换牵头单位请用“转办”。"
   */
  detail: string | null;
}

/** One answer for each issue, in the order they were named. */
export class IssueBatchAnswerDto {
  done: number;
  refused: number;
  /** Where the read model must have come to show all of it; null when nothing was written. */
  position: string | null;
  /** Number of the last record that was written; null when nothing was. */
  sequence: number | null;
  items: IssueBatchLineDto[];
}
