import { Body, Controller, Get, Param, ParseEnumPipe, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CountyDeadlinesRequest, SchoolTermsRequest, type CountyDeadlinesAsk } from '@app/application/deadlines';
import { ApiParam } from '@nestjs/swagger';
import { steps, type Step } from '@app/domain/deadlines';
import type { Outcome, Request } from '@app/domain/kernel';
import { Allowed, Asked, OutcomeDto, Scope } from '@app/platform/http';
import { limitsInForce, limitsSaid, schoolYearsOf } from '@app/projections/deadlines';
import { ReadModel } from '@app/projections/kernel';
import { AdoptProfileDto, CountyLimitsDto, SchoolYearDto, SetCountyRuleDto, SetSchoolTermsDto } from './limits.dto.js';
import { PointQuery } from '../points/point.dto.js';
import { TimePoints } from '../points/points.js';
import { shownLimits } from './shown-limits.js';

const stepPipe = new ParseEnumPipe(Object.fromEntries(steps.map((step) => [step, step])));
const since = (effectiveAt: string | undefined) => (effectiveAt === undefined ? {} : { effectiveAt });

/** What a county says of its limits and terms. */
@Controller('counties/:county')
export class CountyLimitsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly model: ReadModel,
    private readonly times: TimePoints,
  ) {}

  @Get('deadline-rules')
  @Allowed('deadlines.read', { county: 'county' })
  async rules(
    @Param('county', ParseUUIDPipe) county: string,
    @Query() query: PointQuery,
    @Scope() scope: Scope,
  ): Promise<CountyLimitsDto> {
    const { db, sequence } = this.model;
    // Limits are adopted ahead: a day that has not come may be asked about.
    const { knownAt = sequence, asOf } = await this.times.of(query, scope, { isAhead: true });
    const point = { knownAt, asOf };
    return shownLimits(asOf, limitsSaid(db, county, point), limitsInForce(db, county, point));
  }

  /** From a day on, also a later one. What is due already stays due as it was set. */
  @Post('deadline-rules/adoption')
  @Allowed('deadlines.adopt', { county: 'county' })
  adopt(
    @Param('county', ParseUUIDPipe) county: string,
    @Body() { profileId, basis, effectiveAt }: AdoptProfileDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    return this.ask(county, { type: 'AdoptDeadlineProfile', profileId, basis, ...since(effectiveAt) }, request);
  }

  /** The county's own number for a step of which the law sets none; without a number it is taken back. */
  @Post('deadline-rules/steps/:step')
  @ApiParam({ name: 'step', enum: steps })
  @Allowed('deadlines.adopt', { county: 'county' })
  setRule(
    @Param('county', ParseUUIDPipe) county: string,
    @Param('step', stepPipe) step: Step,
    @Body() { count = null, unit, basis, effectiveAt }: SetCountyRuleDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    return this.ask(county, { type: 'SetCountyRule', step, count, unit, basis, ...since(effectiveAt) }, request);
  }

  @Get('school-terms')
  @Allowed('deadlines.read', { county: 'county' })
  terms(@Param('county', ParseUUIDPipe) county: string): SchoolYearDto[] {
    return [...schoolYearsOf(this.model.db, county)];
  }

  /** Sets 开学、放假 of a school year, or corrects them with a reason. */
  @Post('school-terms/:schoolYear')
  @Allowed('deadlines.terms', { county: 'county' })
  setTerms(
    @Param('county', ParseUUIDPipe) countyId: string,
    @Param('schoolYear') schoolYear: string,
    @Body() { first, second, reason = null }: SetSchoolTermsDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    const command = { type: 'SetSchoolTerms', countyId, schoolYear, first, second, reason } as const;
    return this.commands.execute<SchoolTermsRequest, Outcome>(new SchoolTermsRequest(command, request));
  }

  private ask(countyId: string, command: CountyDeadlinesAsk, request: Request): Promise<OutcomeDto> {
    return this.commands.execute<CountyDeadlinesRequest, Outcome>(
      new CountyDeadlinesRequest(countyId, command, request),
    );
  }
}
