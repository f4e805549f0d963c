import { Controller, Get, Query } from '@nestjs/common';
import { rungNames } from '@app/domain/deadlines';
import { Allowed, Caller, page, Scope, type Person } from '@app/platform/http';
import { latenesses, supervisedIssues, supervisionCounts, waits } from '@app/projections/deadlines';
import { ReadModel } from '@app/projections/kernel';
import { Names } from '../names.js';
import { PointQuery } from '../points/point.dto.js';
import { TimePoints } from '../points/points.js';
import { SupervisedPageDto, SupervisedQuery, SupervisionBoardDto } from './supervision.dto.js';

/** 督办: ordered issues by how late they are and how far the ladder has come; or as it was known, judged on any day. */
@Controller('supervision')
export class SupervisionController {
  constructor(
    private readonly model: ReadModel,
    private readonly names: Names,
    private readonly times: TimePoints,
  ) {}

  /** How many stand how, and which units owe. */
  @Get()
  @Allowed('rectification.read', 'list')
  async board(
    @Query() query: PointQuery,
    @Scope() scope: Scope,
    @Caller() reader: Person,
  ): Promise<SupervisionBoardDto> {
    const { knownAt, asOf: day } = await this.times.of(query, scope);
    const counts = supervisionCounts(this.model.db, { roots: scope.roots, day, knownAt });
    const names = await this.names.for(reader, counts.units);
    return {
      day,
      lateness: latenesses.map((lateness) => ({ lateness, issues: counts.lateness[lateness] })),
      rungs: rungNames.map((rung) => ({ rung, issues: counts.rungs[rung] ?? 0 })),
      waiting: waits.map((waiting) => ({ waiting, issues: counts.waiting[waiting] })),
      units: counts.units.map((unit) => ({ ...unit, unitName: names.of(unit.unitId) })),
    };
  }

  /** Ordered issues that have not ended, the most overdue first. */
  @Get('issues')
  @Allowed('rectification.read', 'list')
  async issues(
    @Query() query: SupervisedQuery,
    @Scope() scope: Scope,
    @Caller() reader: Person,
  ): Promise<SupervisedPageDto> {
    const { knownAt, asOf: day } = await this.times.of(query, scope);
    const { lateness, rung, waiting, lead } = query;
    const filter = { roots: scope.roots, day, knownAt, lateness, rung, waiting, leadUnitId: lead };
    const { rows, total } = supervisedIssues(this.model.db, filter, query);
    const names = await this.names.for(reader, rows);
    const items = rows.map((row) => ({
      ...row,
      unitName: names.of(row.unitId),
      leadUnitName: names.of(row.leadUnitId),
    }));
    return page(items, total, query) as SupervisedPageDto;
  }
}
