import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { Allowed, Caller, Problem, Scope, type Person } from '@app/platform/http';
import { countyDifference, type CountyDifference } from '@app/projections/indicators';
import { ReadModel } from '@app/projections/kernel';
import { isWithin, unitById } from '@app/projections/organizations';
import { Names } from '../names.js';
import { CountyDifferenceDto, DifferenceQuery, UnitDifferenceDto } from './difference.dto.js';
import { DifferencePoints } from './difference-points.js';
import { fieldLabel } from './field-label.js';

/** What changed between two points, and because of which events. */
@Controller()
export class DifferencesController {
  constructor(
    private readonly model: ReadModel,
    private readonly names: Names,
    private readonly points: DifferencePoints,
  ) {}

  /** Of a county: verdict, stages, every section's indicators, items, vetoes and what is asked, each with its causes. */
  @Get('counties/:countyId/difference')
  @Allowed('indicators.read', { county: 'countyId' })
  async ofCounty(
    @Param('countyId', ParseUUIDPipe) countyId: string,
    @Query() query: DifferenceQuery,
    @Scope() scope: Scope,
    @Caller() reader: Person,
  ): Promise<CountyDifferenceDto> {
    const points = await this.points.of(countyId, query, scope);
    return this.told(this.found(points), reader);
  }

  /** Of one school, or of another unit within a county: for those who may see no more than their own. */
  @Get('units/:unitId/difference')
  @Allowed('indicators.read', { unit: 'unitId' })
  async ofUnit(
    @Param('unitId', ParseUUIDPipe) unitId: string,
    @Query() query: DifferenceQuery,
    @Scope() scope: Scope,
    @Caller() reader: Person,
  ): Promise<UnitDifferenceDto> {
    const points = await this.points.ofUnit(unitId, query, scope);
    const { db } = this.model;
    const whole = this.found(points);
    const changes = whole.changes.filter((change) => isWithin(db, change.unitId, unitId));
    const bound = new Set(changes.flatMap(({ causes }) => causes));
    const causes = whole.causes.filter(({ id }) => bound.has(id));
    const mine = await this.told({ ...whole, changes, causes }, reader);
    // The county's verdict is for those who may see the county.
    const { verdict: _before, ...from } = mine.from;
    const { verdict: _after, ...to } = mine.to;
    return { ...mine, from, to, unitId, unit: unitById(db, unitId)?.name ?? null };
  }

  private found(points: Parameters<typeof countyDifference>[1]): CountyDifference {
    const found = countyDifference(this.model.db, points);
    if (!found) throw new Problem(404, 'resource.not-found');
    return found;
  }

  private async told(
    difference: CountyDifference,
    reader: Person,
  ): Promise<Pick<CountyDifferenceDto, keyof CountyDifferenceDto>> {
    const names = await this.names.for(
      reader,
      difference.causes.map(({ unitId, person, filedBy }) => [unitId, person, filedBy]),
    );
    const causes = difference.causes.map((cause) => ({
      ...cause,
      unitName: names.of(cause.unitId),
      personName: names.of(cause.person),
      filedByName: names.of(cause.filedBy),
      fields: cause.fields.map((one) => ({ ...one, label: fieldLabel(one.field) })),
    }));
    return { ...difference, causes } as unknown as CountyDifferenceDto;
  }
}
