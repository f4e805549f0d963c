import { IsDataYear } from '../data-year.js';
import { PointQuery } from '../points/point.dto.js';
import { Called } from '@app/platform/http';
import { BlockerDto } from './indicators.dto.js';

export class BesideQuery extends PointQuery {
  /** @example "2024-2025" */
  @Called('数据年度')
  @IsDataYear()
  dataYear: string;
}

/** A stage under one standard. */
export class StageBesideDto {
  sections: number;
  /** Null where the standard asks nothing of a single school. */
  compliant: number | null;
  /** The composite where it decides, else the highest of all indicators. */
  coefficient: number | null;
  /** @example "0.65" */
  limit: string | null;
  met: boolean | null;
}

export class StagesBesideDto {
  primary: StageBesideDto;
  junior: StageBesideDto;
}

/** How many items stand how. */
export class ItemCountsDto {
  met: number;
  notMet: number;
  pending: number;
}

/** A county under one standard, in short. */
export class StandardBesideDto {
  /** @example "basic-2012" */
  standardId: string;
  name: string;
  /** @example "基本均衡" */
  shortName: string;
  /** @example "教督〔2012〕3号" */
  instrument: string;
  /** Whether the county worked to it on the day, as known then. */
  adopted: boolean;
  verdict: 'met' | 'notMet' | 'pending';
  stages: StagesBesideDto;
  items: ItemCountsDto;
  blockers: BlockerDto[];
}

/** Where a county stands under every standard in force on the day. */
export class CountyBesideDto {
  countyId: string;
  county: string | null;
  dataYear: string;
  sequence: number;
  asOf: string;
  standards: StandardBesideDto[];
}
