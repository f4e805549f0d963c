import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { Allowed, Scope } from '@app/platform/http';
import { countyTrend } from '@app/projections/indicators';
import { ReadModel } from '@app/projections/kernel';
import { TimePoints } from '../points/points.js';
import { TrendDto, TrendQuery } from './trend.dto.js';

/** Where a county stood, year by year. */
@Controller()
export class TrendController {
  constructor(
    private readonly model: ReadModel,
    private readonly times: TimePoints,
  ) {}

  /** Every data year of which figures were accepted: verdict, schools that comply, dispersion by indicator. */
  @Get('counties/:countyId/trend')
  @Allowed('indicators.read', { county: 'countyId' })
  async trend(
    @Param('countyId', ParseUUIDPipe) countyId: string,
    @Query() { standard, ...point }: TrendQuery,
    @Scope() scope: Scope,
  ): Promise<TrendDto> {
    const { knownAt, asOf } = await this.times.of(point, scope);
    const years = countyTrend(this.model.db, { countyId, standardId: standard, knownAt, asOf });
    return { countyId, years } as unknown as TrendDto;
  }
}
