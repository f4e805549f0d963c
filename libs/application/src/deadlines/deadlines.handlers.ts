import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  countyDeadlines,
  holidayYear,
  schoolTerms,
  type CalendarCommand,
  type DeadlineProfileCommand,
  type SchoolTermsCommand,
} from '@app/domain/deadlines';
import type { Outcome, Request } from '@app/domain/kernel';
import { CommandExecutor } from '../kernel/index.js';

type Bare<Command> = Command extends DeadlineProfileCommand ? Omit<Command, 'countyId'> : never;

/** What may be asked of the limits that a county works to. */
export type CountyDeadlinesAsk = Bare<DeadlineProfileCommand>;

/** Enters or corrects a year of the store's calendar. */
export class HolidayYearRequest {
  constructor(
    readonly command: CalendarCommand,
    readonly request: Request,
  ) {}
}

/** Sets the terms of a county's schools. */
export class SchoolTermsRequest {
  constructor(
    readonly command: SchoolTermsCommand,
    readonly request: Request,
  ) {}
}

/** Adopts limits for a county, or sets its own number. */
export class CountyDeadlinesRequest {
  constructor(
    readonly countyId: string,
    readonly command: CountyDeadlinesAsk,
    readonly request: Request,
  ) {}
}

@CommandHandler(HolidayYearRequest)
export class HolidayYearHandler implements ICommandHandler<HolidayYearRequest, Outcome> {
  constructor(private readonly commands: CommandExecutor) {}

  execute({ command, request }: HolidayYearRequest): Promise<Outcome> {
    return this.commands.execute(holidayYear, command.year, command, request);
  }
}

@CommandHandler(SchoolTermsRequest)
export class SchoolTermsHandler implements ICommandHandler<SchoolTermsRequest, Outcome> {
  constructor(private readonly commands: CommandExecutor) {}

  execute({ command, request }: SchoolTermsRequest): Promise<Outcome> {
    return this.commands.execute(schoolTerms, command.countyId, command, request);
  }
}

@CommandHandler(CountyDeadlinesRequest)
export class CountyDeadlinesHandler implements ICommandHandler<CountyDeadlinesRequest, Outcome> {
  constructor(private readonly commands: CommandExecutor) {}

  execute({ countyId, command, request }: CountyDeadlinesRequest): Promise<Outcome> {
    return this.commands.execute(countyDeadlines, countyId, { ...command, countyId }, request);
  }
}
