import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { termOf } from '@app/domain/deadlines';
import { visitingRules } from '@app/domain/inspections';
import { dayOf } from '@app/domain/kernel';
import { Clock } from '@app/platform/clock';
import { Allowed, Caller, type Person } from '@app/platform/http';
import { inspectionsOf, visitedSchools } from '@app/projections/inspections';
import { ReadModel } from '@app/projections/kernel';
import { Names } from '../names.js';
import { VisitPlanDto, VisitPlanQuery } from './visit-plans.dto.js';

/** A calendar holds no more. */
const most = 1000;

/** The planner: what is planned when, who is overdue for a visit. */
@Controller()
export class VisitPlansController {
  constructor(
    private readonly model: ReadModel,
    private readonly names: Names,
    private readonly clock: Clock,
  ) {}

  @Get('counties/:countyId/inspection-plan')
  @Allowed('inspections.read', { county: 'countyId' })
  async plan(
    @Param('countyId', ParseUUIDPipe) countyId: string,
    @Query() { from, to }: VisitPlanQuery,
    @Caller() reader: Person,
  ): Promise<VisitPlanDto> {
    const { db } = this.model;
    const day = dayOf(this.clock.now());
    const { rows } = inspectionsOf(db, { roots: [countyId], from, to, limit: most, offset: 0 });
    const schools = visitedSchools(db, countyId, day);
    const names = await this.names.for(reader, [rows, schools]);
    return {
      day,
      term: termOf(day),
      clause: visitingRules.clause,
      inspections: rows.map((row) => ({
        ...row,
        unitName: names.of(row.unitId),
        countyName: names.of(row.countyId),
        teamNames: row.team.map((id) => names.of(id)),
      })),
      schools: schools.map((school) => ({ ...school, unitName: names.of(school.unitId) })),
    } as VisitPlanDto;
  }
}
