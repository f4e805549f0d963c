import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { StandardRequest, type StandardAsk } from '@app/application/standards';
import type { Outcome, Request } from '@app/domain/kernel';
import { inForceOn, publishedStandard, publishedStandards, ruledOn } from '@app/domain/standards';
import { Allowed, Asked, OutcomeDto, Problem, Scope } from '@app/platform/http';
import { ReadModel } from '@app/projections/kernel';
import { ancestorsOf } from '@app/projections/organizations';
import { standardsAdoptedBy, standardsComing } from '@app/projections/standards';
import { DayQuery } from '../points/point.dto.js';
import { TimePoints } from '../points/points.js';
import { StandardDto } from './standard-answers.dto.js';
import {
  AdoptedDto,
  AdoptedQuery,
  AdoptStandardDto,
  StandardSummaryDto,
  WithdrawStandardDto,
} from './standards.dto.js';

const since = (effectiveAt: string | undefined) => (effectiveAt === undefined ? {} : { effectiveAt });

/** A standard is decided ahead: a day that has not come may be asked about. */
const ahead = { isAhead: true } as const;

/** Published standards, and which units work to them. */
@Controller('standards')
export class StandardsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly model: ReadModel,
    private readonly times: TimePoints,
  ) {}

  /** Standards in force on a day. */
  @Get()
  @Allowed('standards.read', 'list')
  async list(@Query() query: DayQuery, @Scope() scope: Scope): Promise<StandardSummaryDto[]> {
    const { asOf: day } = await this.times.of(query, scope, ahead);
    return publishedStandards
      .filter((standard) => ruledOn(standard, day))
      .map((standard) => {
        const { id, name, shortName, instrument, effectiveFrom, effectiveTo } = standard;
        const indicators = inForceOn(standard, day).indicators.length;
        const items = inForceOn(standard, day).items.length;
        return { id, name, shortName, instrument, effectiveFrom, effectiveTo, indicators, items };
      });
  }

  /**
   * Standards that a unit works to on a day: its own, and those of the city above it. On request also those that it will
   * work to from a later day.
   */
  @Get('units/:unit')
  @Allowed('standards.read', { unit: 'unit' })
  async adopted(
    @Param('unit', ParseUUIDPipe) unit: string,
    @Query() { coming, ...query }: AdoptedQuery,
    @Scope() scope: Scope,
  ): Promise<AdoptedDto[]> {
    const { db } = this.model;
    const units = [...new Set([unit, ...ancestorsOf(db, unit).map(({ unitId }) => unitId)])];
    const { knownAt = Number.MAX_SAFE_INTEGER, asOf } = await this.times.of(query, scope, ahead);
    const point = { knownAt, asOf };
    const later = coming === 'true' ? standardsComing(db, units, point) : [];
    return [...standardsAdoptedBy(db, units, point), ...later];
  }

  /** A standard with every rule, its clause and its dates. */
  @Get(':id')
  @Allowed('standards.read', 'list')
  standard(@Param('id') id: string): StandardDto {
    const standard = publishedStandard(id);
    if (!standard) throw new Problem(404, 'resource.not-found');
    return standard as unknown as StandardDto;
  }

  @Post('units/:unit/adoption')
  @Allowed('standards.adopt', { unit: 'unit' })
  adopt(
    @Param('unit', ParseUUIDPipe) unit: string,
    @Body() { standardId, basis, effectiveAt }: AdoptStandardDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    return this.ask(unit, { type: 'AdoptStandard', standardId, basis, ...since(effectiveAt) }, request);
  }

  @Post('units/:unit/withdrawal')
  @Allowed('standards.adopt', { unit: 'unit' })
  withdraw(
    @Param('unit', ParseUUIDPipe) unit: string,
    @Body() { standardId, reason, effectiveAt }: WithdrawStandardDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    return this.ask(unit, { type: 'WithdrawStandard', standardId, reason, ...since(effectiveAt) }, request);
  }

  private ask(unitId: string, command: StandardAsk, request: Request): Promise<OutcomeDto> {
    return this.commands.execute<StandardRequest, Outcome>(new StandardRequest(unitId, command, request));
  }
}
