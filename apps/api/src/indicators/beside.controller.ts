import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { Allowed, Problem, Scope } from '@app/platform/http';
import { countyBeside } from '@app/projections/indicators';
import { ReadModel } from '@app/projections/kernel';
import { TimePoints } from '../points/points.js';
import { BesideQuery, CountyBesideDto } from './beside.dto.js';

/** 基本均衡 is monitored beside 优质均衡. */
@Controller()
export class BesideController {
  constructor(
    private readonly model: ReadModel,
    private readonly times: TimePoints,
  ) {}

  /** A county under every standard in force on the day, whichever it has adopted. */
  @Get('counties/:countyId/standards')
  @Allowed('indicators.read', { county: 'countyId' })
  async beside(
    @Param('countyId', ParseUUIDPipe) countyId: string,
    @Query() { dataYear, ...query }: BesideQuery,
    @Scope() scope: Scope,
  ): Promise<CountyBesideDto> {
    const point = await this.times.of(query, scope);
    const found = countyBeside(this.model.db, { countyId, dataYear, ...point });
    if (!found) throw new Problem(404, 'resource.not-found');
    return found as unknown as CountyBesideDto;
  }
}
