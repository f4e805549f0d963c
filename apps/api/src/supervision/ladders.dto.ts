import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { Called } from '@app/platform/http';
import { rungs, unitWords, type RungWord, type UnitWord } from './supervision-words.js';

/** One rung of a ladder. */
export class RungDto {
  @Called('督办级别')
  @IsIn(rungs)
  rung: RungWord;

  /**
   * Days from the due date; negative before it.
   * @example 3
   */
  @Called('天数')
  @IsInt()
  @Min(-1000)
  @Max(1000)
  offset: number;

  @Called('日历')
  @IsIn(unitWords)
  unit: UnitWord;

  /** It goes out by itself, or is proposed to a leader. */
  @Called('方式')
  @IsIn(['fires', 'proposes'])
  kind: 'fires' | 'proposes';

  /**
   * Working days within which the unit answers; null when no answer is asked for.
   * @example 3
   */
  @Called('答复时限')
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1000)
  answerWithin: number | null;

  /** @example "三色督办单制度：蓝单" */
  @Called('出处')
  @IsString()
  @Length(1, 200)
  clause: string;
}

/** A ladder with the days on which it holds. */
export class LadderDto {
  /**
   * Count of the county's own ladders; 0 is the one provided.
   * @example 1
   */
  version: number;
  /** @example "彰教督办〔2025〕2号" */
  basis: string;
  /**
   * Null: until the county has its own.
   * @example "2025-04-01"
   */
  effectiveFrom: string | null;
  /** The first day on which it no longer holds; null while it holds. */
  until: string | null;
  /** The event that said so; 0 of the one provided. */
  sequence: number;
  rungs: RungDto[];
}

/** The ladders of a county. */
export class CountyLaddersDto {
  countyId: string;
  /**
   * The day asked about.
   * @example "2025-06-20"
   */
  day: string;
  /** What holds on that day. */
  inForce: LadderDto;
  /** All that are known of, in the order in which they hold. */
  all: LadderDto[];
}

/** A county's own ladder. */
export class AdoptLadderDto {
  @Called('督办阶梯')
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => RungDto)
  rungs: RungDto[];

  /**
   * The document it rests on.
   * @example "彰教督办〔2025〕2号"
   */
  @Called('依据')
  @IsString()
  @Length(1, 200)
  basis: string;

  /**
   * From which day it holds: today, or a day ahead.
   * @example "2025-04-01"
   */
  @Called('生效日期')
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  effectiveAt?: string;
}
