import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { LadderRequest } from '@app/application/deadlines';
import { dayOf, type Outcome, type Request } from '@app/domain/kernel';
import { Clock } from '@app/platform/clock';
import { Allowed, Asked, OutcomeDto } from '@app/platform/http';
import { ladderOn, laddersOf, type LadderPeriod } from '@app/projections/deadlines';
import { ReadModel } from '@app/projections/kernel';
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
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allowed('rectification.read', { county: 'county' })
  ladders(@Param('county', ParseUUIDPipe) county: string): CountyLaddersDto {
    const { db } = this.model;
    return {
      countyId: county,
      inForce: shown(ladderOn(db, county, dayOf(this.clock.now()))),
      all: laddersOf(db, county).map(shown),
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
