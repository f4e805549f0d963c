import { ApiProperty } from '@nestjs/swagger';
import { IsISO8601, IsOptional, Length, Matches } from 'class-validator';
import { Called } from '@app/platform/http';
import { pointNames, type PointField } from './wrong-point.js';

/** A number, an event's id, or an instant with its zone. */
const known =
  /^(\d{1,16}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d{2}-\d{2}T[\d:.]{5,15}(Z|[+-]\d{2}:\d{2}))$/i;
/** A day (its end, in Shanghai), or an instant with its zone. */
const moment = /^\d{4}-\d{2}-\d{2}(T[\d:.]{5,15}(Z|[+-]\d{2}:\d{2}))?$/i;

/** Whatever may stand for "as known at". */
export const KnownAt = (): PropertyDecorator => (target, name) => {
  ApiProperty({
    required: false,
    oneOf: [{ type: 'integer', minimum: 1 }, { type: 'string' }],
    example: 128,
    description: 'Only events up to and with this one: its number in the log, its id, or the last by an instant.',
  })(target, name);
  Called(pointNames[name as PointField])(target, name);
  IsOptional()(target, name);
  Matches(known, { message: '应为记录号、记录编号（UUID）或带时区的时间，如 128 或 2025-03-03T09:00:00+08:00。' })(
    target,
    name,
  );
};

/** Whatever may stand for "recorded by". */
export const KnownBy = (): PropertyDecorator => (target, name) => {
  Called(pointNames[name as PointField])(target, name);
  IsOptional()(target, name);
  Matches(moment, { message: '应为日期或带时区的时间，如 2025-03-03 或 2025-03-03T01:00:00Z。' })(target, name);
};

/** Whatever may stand for the day asked about. */
export const AsOf = (): PropertyDecorator => (target, name) => {
  Called(pointNames[name as PointField])(target, name);
  IsOptional()(target, name);
  IsISO8601({ strict: true }, { message: '应为日期，如 2025-03-03。' })(target, name);
  Length(10, 10, { message: '应为日期，如 2025-03-03。' })(target, name);
};

/** As known when; now without it. */
export class KnownQuery {
  @KnownAt()
  knownAt?: string;

  /**
   * Only events recorded up to and with this instant, or by the end of this day; for those who have no number.
   * @example "2025-03-03T01:00:00Z"
   */
  @KnownBy()
  knownBy?: string;
}

/** On which day; today without it. */
export class DayQuery {
  /**
   * The day asked about; today when it is not given.
   * @example "2025-03-03"
   */
  @AsOf()
  asOf?: string;
}

/** As known when, on which day: together or alone; now and today without them. */
export class PointQuery extends KnownQuery {
  /**
   * The day asked about; today when it is not given.
   * @example "2025-03-03"
   */
  @AsOf()
  asOf?: string;
}
