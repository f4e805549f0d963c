import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { Allowed, Problem, Scope } from '@app/platform/http';
import { countyWarnings } from '@app/projections/indicators';
import { ReadModel } from '@app/projections/kernel';
import { isWithin, unitById } from '@app/projections/organizations';
import { StandingQuery } from './indicators.dto.js';
import { Points } from './point.js';
import { UnitWarningsDto, WarningsDto } from './warnings.dto.js';

/** 数据预警: what will fail, what is close, what ends. */
@Controller()
export class WarningsController {
  constructor(
    private readonly model: ReadModel,
    private readonly points: Points,
  ) {}

  /** Of the whole county: its coefficients and items, and every school. */
  @Get('counties/:countyId/warnings')
  @Allowed('indicators.read', { county: 'countyId' })
  async ofCounty(
    @Param('countyId', ParseUUIDPipe) countyId: string,
    @Query() query: StandingQuery,
    @Scope() scope: Scope,
  ): Promise<WarningsDto> {
    const found = countyWarnings(this.model.db, await this.points.of(countyId, query, scope));
    if (!found) throw new Problem(404, 'resource.not-found');
    return found as unknown as WarningsDto;
  }

  /** Of one school, or of another unit within a county: for those who may see no more than their own. */
  @Get('units/:unitId/warnings')
  @Allowed('indicators.read', { unit: 'unitId' })
  async ofUnit(
    @Param('unitId', ParseUUIDPipe) unitId: string,
    @Query() query: StandingQuery,
    @Scope() scope: Scope,
  ): Promise<UnitWarningsDto> {
    const { db } = this.model;
    const found = countyWarnings(db, await this.points.ofSection(unitId, query, scope));
    if (!found) throw new Problem(404, 'resource.not-found');
    const { countyId, sequence, asOf, dataYear, standardId, judged, judgedWhy, nextDataYear } = found;
    const point = { countyId, sequence, asOf, dataYear, standardId, judged, judgedWhy, nextDataYear };
    const warnings = found.warnings.filter((one) => one.unitId !== null && isWithin(db, one.unitId, unitId));
    return { ...point, unitId, unit: unitById(db, unitId)?.name ?? null, warnings } as unknown as UnitWarningsDto;
  }
}
