import { Type } from 'class-transformer';
import { IsInt, IsOptional, Min } from 'class-validator';

/** Since when to tell. */
export class ChangesQuery {
  /**
   * The `sequence` of the answer before.
   * @example 128
   */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  since?: number;
}

/** That something about a thing has changed. What, is asked of the lists. */
export class NewsDto {
  /** @example "rectifications" */
  slice:
    | 'organizations'
    | 'standards'
    | 'submissions'
    | 'campaigns'
    | 'indicators'
    | 'inspections'
    | 'rectifications'
    | 'access'
    | 'notifications';
  /**
   * Of the issue, inspection, campaign, unit, account, notice …; of a filing `unit.year`.
   * @example "7d0a1b2c-3d4e-5f60-8a7b-9c0d1e2f3a4b"
   */
  id: string;
  /**
   * The units it belongs to, as far as the caller may see them.
   * @example ["0a9d8b7c-1e2f-5d3c-9b4a-5f6e7d8c9b33"]
   */
  unitIds: string[];
  /**
   * Number in the log of its last event.
   * @example 128
   */
  sequence: number;
}

/** What has changed, once the lists show it. */
export class ChangesDto {
  /**
   * Where the lists are: for `since`, and the id of the event.
   * @example 128
   */
  sequence: number;
  /** Too much to tell, or the caller has been away: everything it shows is to be asked for again. */
  refetch: boolean;
  changes: NewsDto[];
}
