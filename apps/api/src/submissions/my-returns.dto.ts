import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { Called, OncePer, PageQuery } from '@app/platform/http';
import { IsDataYear } from '../data-year.js';

const fieldCode = /^[A-Za-z][A-Za-z0-9]{0,63}$/;

/** Which returns are owed. */
export class MyReturnsQuery extends PageQuery {
  /** @example "2024-2025" */
  @Called('数据年度')
  @IsOptional()
  @IsDataYear()
  dataYear?: string;
}

/** One field as somebody typed it. */
export class DraftFieldDto {
  /** @example "students" */
  @Called('填报项')
  @Matches(fieldCode)
  field: string;

  /**
   * As it was typed; null is 未填, `"n/a"` 不适用.
   * @example "260"
   */
  @Called('数值')
  @IsOptional()
  @IsString()
  @MaxLength(100)
  value?: string | null;

  /** @example "本年撤并教学点，学生转入" */
  @Called('说明')
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  explanation?: string | null;
}

/** The draft as it was before. */
export class DraftRevisionDto {
  /**
   * The draft's revision that was looked at; 0 when there was none.
   * @example 0
   */
  @Called('草稿版本')
  @IsInt()
  @Min(0)
  @Max(1_000_000_000)
  revision: number;
}

/** The whole draft: a field that is left out is not in it any more. */
export class SaveDraftDto extends DraftRevisionDto {
  @Called('填报内容')
  @IsArray()
  @ArrayMaxSize(500)
  @OncePer('field', '同一填报项只能填一次。')
  @ValidateNested({ each: true })
  @Type(() => DraftFieldDto)
  entries: DraftFieldDto[];
}

/** Takes prefilled values over as they are. */
export class ConfirmDraftDto extends DraftRevisionDto {
  /**
   * Without it all that is prefilled.
   * @example null
   */
  @Called('填报项')
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @Matches(fieldCode, { each: true })
  fields?: string[] | null;
}
