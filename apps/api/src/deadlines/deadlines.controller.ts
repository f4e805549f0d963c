import { Controller, Get, Query } from '@nestjs/common';
import { deadlineProfiles, periodFault, reckoned } from '@app/domain/deadlines';
import { Refusal } from '@app/domain/kernel';
import { Allowed } from '@app/platform/http';
import { calendarIn } from '@app/projections/deadlines';
import { ReadModel } from '@app/projections/kernel';
import { DeadlineProfileDto, DueDto, DueQuery } from './limits.dto.js';
import { shownProfile } from './shown-limits.js';

/** Limits by law, and how a period is reckoned. */
@Controller()
export class DeadlinesController {
  constructor(private readonly model: ReadModel) {}

  /** Every profile that a county can adopt, each rule with its article. */
  @Get('deadline-profiles')
  @Allowed('deadlines.read', 'list')
  profiles(): DeadlineProfileDto[] {
    return deadlineProfiles.map(shownProfile);
  }

  /** The last day of a period by the calendar in force, and each day that is passed over. Nothing is written. */
  @Get('deadlines/due')
  @Allowed('deadlines.read', 'list')
  due(@Query() { from, count, unit }: DueQuery): DueDto {
    const period = { from, count, unit };
    if (periodFault(period)) throw new Refusal('deadlines.period', {}, 'invalid');
    const { skipped, ...found } = reckoned(period, calendarIn(this.model.db));
    return { ...found, skipped: [...skipped] };
  }
}
