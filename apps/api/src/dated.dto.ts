import { IsISO8601, IsOptional, Length } from 'class-validator';
import { Called } from '@app/platform/http';

/** When it was done and since when it is true, when that is not now: never in the future. */
export class DatedDto {
  /**
   * When it was done in the world; the moment of the request without it.
   * @example "2025-05-03T02:30:00.000Z"
   */
  @Called('办理时间')
  @IsOptional()
  @IsISO8601({ strict: true, strictSeparator: true })
  occurredAt?: string;

  /**
   * The day since when it is true.
   * @example "2025-05-03"
   */
  @Called('生效日期')
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  effectiveAt?: string;
}

/** The two dates as a command carries them: only those that were given. */
export const dated = ({ occurredAt, effectiveAt }: DatedDto): Pick<DatedDto, 'occurredAt' | 'effectiveAt'> => ({
  ...(occurredAt !== undefined && { occurredAt }),
  ...(effectiveAt !== undefined && { effectiveAt }),
});
