import { IntersectionType } from '@nestjs/swagger';
import { IsIn, IsISO8601, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import type { RecusalGround } from '@app/domain/inspections';
import { Called, PageQuery, withNames } from '@app/platform/http';
import { DatedDto } from '../dated.dto.js';
import { KnownQuery } from '../points/point.dto.js';

const grounds = ['relativeOfHead', 'familyThere', 'staff', 'leftWithin3Years'] as const;

/** 登记回避: one's own, or by the director for an inspector. */
export class DeclareRecusalDto extends DatedDto {
  /** The inspector's account. */
  @Called('督学')
  @IsUUID()
  accountId: string;

  @Called('回避单位')
  @IsUUID()
  unitId: string;

  /** 负责人近亲属、近亲属在该单位、本单位人员、离开不满三年. */
  @Called('回避事由')
  @IsIn(grounds)
  ground: RecusalGround;

  /**
   * Needed for 离开不满三年: three years are counted from this day.
   * @example "2024-02-29"
   */
  @Called('离开日期')
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  leftOn?: string;
}

/** 解除回避, by somebody else. */
export class EndRecusalDto extends DatedDto {
  @Called('回避单位')
  @IsUUID()
  unitId: string;

  @Called('回避事由')
  @IsIn(grounds)
  ground: RecusalGround;

  /** @example "已调离" */
  @Called('理由')
  @IsString()
  @Length(1, 1000)
  reason: string;
}

export class RecusalsQuery extends withNames(IntersectionType(KnownQuery, PageQuery), KnownQuery) {
  @Called('督学')
  @IsOptional()
  @IsUUID()
  account?: string;
}

/** One recusal. */
export class RecusalDto {
  accountId: string;
  /** @example "李雷" */
  personName: string | null;
  unitId: string;
  /** @example "四堡子九年制学校" */
  unitName: string | null;
  ground: RecusalGround;
  /** @example "2024-02-29" */
  since: string;
  /** The first free day; null while nobody knows of one. */
  until: string | null;
  sequence: number;
}

export class RecusalsPageDto {
  items: RecusalDto[];
  total: number;
  limit: number;
  offset: number;
}
