import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { LadderRequest } from '@app/application/deadlines';
import type { Outcome, Request } from '@app/domain/kernel';
import { Allowed, Asked, OutcomeDto, Scope } from '@app/platform/http';
import { ladderOn, laddersOf, type LadderPeriod } from '@app/projections/deadlines';
import { ReadModel } from '@app/projections/kernel';
import { PointQuery } from '../points/point.dto.js';
import { TimePoints } from '../points/points.js';
import { AdoptLadderDto, CountyLaddersDto, LadderDto } from './ladders.dto.js';

const shown = ({ rungs, ...ladder }: LadderPeriod): LadderDto => ({
  ...ladder,
  rungs: rungs.map((rung) => ({ ...rung })),
});

/** 督办阶梯 of a county: which notices go out when, and what is proposed. */
@Controller('counties/:county/ladder')
export class CountyLaddersController {
  constructor(
    private readonly commands: CommandBus,
    private readonly model: ReadModel,
    private readonly times: TimePoints,
  ) {}

  @Get()
  @Allowed('rectification.read', { county: 'county' })
  async ladders(
    @Param('county', ParseUUIDPipe) county: string,
    @Query() query: PointQuery,
    @Scope() scope: Scope,
  ): Promise<CountyLaddersDto> {
    const { db } = this.model;
    // Ladders are adopted ahead: a day that has not come may be asked about.
    const { knownAt, asOf: day } = await this.times.of(query, scope, { isAhead: true });
    return {
      countyId: county,
      day,
      inForce: shown(ladderOn(db, county, day, knownAt)),
      all: laddersOf(db, county, knownAt).map(shown),
    };
  }

  /** What has fired stays; what has not goes by the new one from its day on. */
  @Post()
  @Allowed('rectification.adopt-ladder', { county: 'county' })
  adopt(
    @Param('county', ParseUUIDPipe) county: string,
    @Body() { rungs, basis, effectiveAt }: AdoptLadderDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    const adopted = rungs.map(({ rung, offset, unit, kind, answerWithin, clause }) => ({
      rung,
      offset,
      unit,
      kind,
      // Left out, it is none.
      answerWithin: answerWithin ?? null,
      clause,
    }));
    const command = {
      type: 'AdoptLadder',
      rungs: adopted,
      basis,
      ...(effectiveAt !== undefined && { effectiveAt }),
    } as const;
    return this.commands.execute<LadderRequest, Outcome>(new LadderRequest(county, command, request));
  }
}
