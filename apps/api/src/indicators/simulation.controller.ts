import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import type { Overlay, Standing } from '@app/domain/indicators';
import { publishedStandard } from '@app/domain/standards';
import { Allowed, Problem, Scope } from '@app/platform/http';
import { resolved, simulatedAt, type Simulation, type StandingQuestion } from '@app/projections/indicators';
import { ReadModel } from '@app/projections/kernel';
import { isWithin } from '@app/projections/organizations';
import { StandingQuery } from './indicators.dto.js';
import { Points } from './point.js';
import { CountySimulationDto, UnitSimulationDto } from './simulation-answers.dto.js';
import { SimulationDto } from './simulation.dto.js';

const mark = '模拟测算，不是评估结果，也不写入记录';

const overlayOf = ({ figures, growth, projects, bounds }: SimulationDto): Overlay => ({
  figures: (figures ?? []).map(({ unitId, figures: assumed }) => ({
    unitId,
    figures: Object.fromEntries(
      Object.entries(assumed as Readonly<Record<string, string | null | undefined>>).flatMap(([figure, value]) =>
        value === undefined ? [] : [[figure, value]],
      ),
    ),
  })),
  growth: growth ?? [],
  projects: projects ?? [],
  bounds: (bounds ?? []).map(({ threshold = null, cvLimit = null, ...bound }) => ({ ...bound, threshold, cvLimit })),
});

/** 模拟: what would stand if. Asked by POST because the assumptions are many; it records nothing. */
@Controller()
export class SimulationController {
  constructor(
    private readonly model: ReadModel,
    private readonly points: Points,
  ) {}

  /**
   * Where the county would stand with other figures, planned projects, more or fewer pupils, another standard or other
   * bounds, beside where it stands; by the same calculation. Items, survey and vetoes stay as they are recorded.
   */
  @Post('counties/:countyId/simulation')
  @HttpCode(200)
  @Allowed('indicators.read', { county: 'countyId' })
  async county(
    @Param('countyId', ParseUUIDPipe) countyId: string,
    @Query() query: StandingQuery,
    @Body() asked: SimulationDto,
    @Scope() scope: Scope,
  ): Promise<CountySimulationDto> {
    const found = this.simulated(await this.points.of(countyId, query, scope, { isAhead: true }), asked, () => true);
    const { base, assumed } = found;
    const answer = { ...this.pointOf(found, asked), base: base.standing, simulation: assumed.standing };
    return answer as unknown as CountySimulationDto;
  }

  /** The same for one unit's own sections: it assumes something of itself alone, and sees nothing of others. */
  @Post('units/:unitId/simulation')
  @HttpCode(200)
  @Allowed('indicators.read', { unit: 'unitId' })
  async unit(
    @Param('unitId', ParseUUIDPipe) unitId: string,
    @Query() query: StandingQuery,
    @Body() asked: SimulationDto,
    @Scope() scope: Scope,
  ): Promise<UnitSimulationDto> {
    const question = await this.points.ofSection(unitId, query, scope, { isAhead: true });
    const { db } = this.model;
    const isOwn = (id: string) => isWithin(db, id, unitId);
    const found = this.simulated(question, asked, isOwn);
    const rows = ({ standardId, indicators, sections }: Standing) => ({
      standardId,
      indicators,
      sections: sections.filter(({ id }) => isOwn(id)),
    });
    const { base, assumed } = found;
    const point = this.pointOf(found, asked);
    const changes = point.changes.filter((change) => isOwn(change.unitId));
    const answer = { ...point, unitId, changes, base: rows(base.standing), simulation: rows(assumed.standing) };
    return answer as unknown as UnitSimulationDto;
  }

  /** @throws Problem 404 for a county that is not there at the point, 400 naming what is wrong with the assumptions */
  private simulated(
    question: StandingQuestion,
    asked: SimulationDto,
    mayName: (unitId: string) => boolean,
  ): Simulation {
    const { db } = this.model;
    const point = resolved(db, question);
    const standard = asked.standard == null ? point?.standard : publishedStandard(asked.standard);
    if (!point || !standard) throw new Problem(404, 'resource.not-found');
    const found = simulatedAt(db, point, { overlay: overlayOf(asked), standard, mayName });
    if ('faults' in found) {
      const errors = found.faults.map(({ field, message }) => ({ field, detail: `${message}。` }));
      throw new Problem(400, 'request.invalid', {}, errors);
    }
    return found;
  }

  private pointOf({ base, changes, projects }: Simulation, { bounds }: SimulationDto) {
    const { countyId, county, sequence, asOf, judged, judgedWhy, standing } = base;
    const point = { countyId, county, sequence, asOf, dataYear: standing.dataYear, judged, judgedWhy };
    return { simulated: true, mark, ...point, boundsAssumed: (bounds ?? []).length > 0, projects, changes };
  }
}
