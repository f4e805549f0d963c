import { Controller, Get, Param, ParseUUIDPipe, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allowed, etag, notModified, Problem, Scope, written } from '@app/platform/http';
import { countyMatrix, matrixAt, resolved, type ResolvedQuestion } from '@app/projections/indicators';
import { ReadModel, WhileStill } from '@app/projections/kernel';
import { isWithin, unitById } from '@app/projections/organizations';
import { CountyStandingDto, StandingQuery, UnitStandingDto } from './indicators.dto.js';
import { programEdition } from '../program-edition.js';
import { Points } from './point.js';

/** Where counties stand: now, on an earlier day, or as it was known then. */
@Controller()
export class IndicatorsController {
  /** Where questions point to, by their text, and the tag of the matrix there. */
  private readonly pointing = new WhileStill<Readonly<{ point: ResolvedQuestion; tag: string }> | null>();

  constructor(
    private readonly model: ReadModel,
    private readonly points: Points,
  ) {}

  /**
   * The matrix of a county: every section by every indicator, dispersion, the county's own items, verdict and blockers,
   * and what is claimed or verified beside what is computed. The ETag changes only when something touches this county.
   */
  @Get('counties/:countyId/standing')
  @Allowed('indicators.read', { county: 'countyId' })
  async standing(
    @Param('countyId', ParseUUIDPipe) countyId: string,
    @Query() query: StandingQuery,
    @Scope() scope: Scope,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CountyStandingDto | undefined> {
    const question = await this.points.of(countyId, query, scope);
    const { db } = this.model;
    const { standardId, knownAt, asOf } = question;
    const key = `${countyId} ${query.dataYear} ${standardId} ${knownAt} ${asOf}`;
    const found = this.pointing.get(this.model, key, () => pointed(db, question));
    if (!found) throw new Problem(404, 'resource.not-found');
    const { point, tag } = found;
    if (notModified(request, reply, tag)) return undefined;
    const matrix = matrixAt(db, point);
    return written(reply, matrix as unknown as CountyStandingDto, matrix.standing.sections);
  }

  /** The rows of one school, or of another unit within a county: for those who may see no more than their own. */
  @Get('units/:unitId/standing')
  @Allowed('indicators.read', { unit: 'unitId' })
  async unitStanding(
    @Param('unitId', ParseUUIDPipe) unitId: string,
    @Query() query: StandingQuery,
    @Scope() scope: Scope,
  ): Promise<UnitStandingDto> {
    const question = await this.points.ofSection(unitId, query, scope);
    const { db } = this.model;
    const found = countyMatrix(db, question);
    if (!found) throw new Problem(404, 'resource.not-found');
    const { countyId, county, sequence, asOf, adopted, judged, judgedWhy, standing, columns } = found;
    const { standardId, dataYear, indicators } = standing;
    const sections = standing.sections.filter(({ id }) => isWithin(db, id, unitId));
    const mine = columns.filter((line) => isWithin(db, line.unitId, unitId));
    const point = { countyId, county, sequence, asOf, adopted, judged, judgedWhy, standardId, dataYear };
    const unit = unitById(db, unitId)?.name ?? null;
    return { ...point, unitId, unit, indicators, sections, columns: mine } as unknown as UnitStandingDto;
  }
}

const pointed = (db: ReadModel['db'], question: Parameters<typeof resolved>[1]) => {
  const point = resolved(db, question);
  if (!point) return null;
  const { dataYear, standard, asOf, sequence } = point;
  return { point, tag: etag('standing', dataYear, standard.id, asOf, sequence, programEdition()) };
};
