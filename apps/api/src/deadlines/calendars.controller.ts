import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { HolidayYearRequest } from '@app/application/deadlines';
import { yearOf } from '@app/domain/deadlines';
import { dayOf, type Outcome, type Request } from '@app/domain/kernel';
import { Clock } from '@app/platform/clock';
import { Allowed, Asked, OutcomeDto, Problem } from '@app/platform/http';
import { calendarIn, enteredYears } from '@app/projections/deadlines';
import { ReadModel } from '@app/projections/kernel';
import { CalendarDto, CalendarYearDto, EnterHolidayYearDto } from './calendars.dto.js';

/** 放假调休: what is published, and what the administrator entered before the program knew it. */
@Controller('calendars')
export class CalendarsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly model: ReadModel,
    private readonly clock: Clock,
  ) {}

  /** Every year that is known, and the next one, which may not be. */
  @Get()
  @Allowed('deadlines.read', 'list')
  years(): CalendarYearDto[] {
    const { db } = this.model;
    const next = String(Number(yearOf(dayOf(this.clock.now()))) + 1);
    return [...new Set([...calendarIn(db).years, next])].sort().map((year) => {
      const { source, notice } = this.shown(year);
      return { year, source, notice };
    });
  }

  /** A year that nobody knows is answered as such: `none`. */
  @Get(':year')
  @Allowed('deadlines.read', 'list')
  year(@Param('year') year: string): CalendarDto {
    return this.shown(year);
  }

  /** Enters a year, or corrects it with a reason. Due dates that waited for it are settled by themselves. */
  @Post(':year')
  @Allowed('operations.calendar', 'whole')
  enter(
    @Param('year') year: string,
    @Body() { notice, off, worked, reason = null }: EnterHolidayYearDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    const days = off.map(({ name, from, to }) => ({ name, from, to }));
    const command = { type: 'EnterHolidayYear', year, notice, off: days, worked, reason } as const;
    return this.commands.execute<HolidayYearRequest, Outcome>(new HolidayYearRequest(command, request));
  }

  /** @throws Problem for what is no year */
  private shown(year: string): CalendarDto {
    if (!/^\d{4}$/.test(year)) throw new Problem(404, 'resource.not-found');
    const { db } = this.model;
    const found = calendarIn(db).of(year);
    if (!found) return { year, source: 'none', notice: null, off: [], worked: [], reason: null, sequence: null };
    const entered = enteredYears(db).find((one) => one.year === year);
    return {
      year,
      source: entered ? 'entered' : 'published',
      notice: found.notice,
      off: [...found.off],
      worked: [...found.worked],
      reason: entered?.reason ?? null,
      sequence: entered?.sequence ?? null,
    };
  }
}
