import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { dayOf } from '@app/domain/kernel';
import { Clock } from '@app/platform/clock';
import { Allowed } from '@app/platform/http';
import { countyTrend } from '@app/projections/indicators';
import { ReadModel } from '@app/projections/kernel';
import { TrendDto, TrendQuery } from './trend.dto.js';

/** Where a county stood, year by year. */
@Controller()
export class TrendController {
  constructor(
    private readonly model: ReadModel,
    private readonly clock: Clock,
  ) {}

  /** Every data year of which figures were accepted: verdict, schools that comply, dispersion by indicator. */
  @Get('counties/:countyId/trend')
  @Allowed('indicators.read', { county: 'countyId' })
  trend(@Param('countyId', ParseUUIDPipe) countyId: string, @Query() { standard, asOf }: TrendQuery): TrendDto {
    const day = asOf ?? dayOf(this.clock.now());
    const years = countyTrend(this.model.db, { countyId, standardId: standard, asOf: day });
    return { countyId, years } as unknown as TrendDto;
  }
}
