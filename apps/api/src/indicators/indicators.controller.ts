import { Controller, Get, Param, ParseUUIDPipe, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allowed, etag, notModified, Problem, written } from '@app/platform/http';
import { countyStanding, resolved } from '@app/projections/indicators';
import { ReadModel } from '@app/projections/kernel';
import { CountyStandingDto, StandingQuery } from './indicators.dto.js';
import { Points } from './point.js';

/** Where counties stand: now, on an earlier day, or as it was known then. */
@Controller()
export class IndicatorsController {
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
  standing(
    @Param('countyId', ParseUUIDPipe) countyId: string,
    @Query() query: StandingQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): CountyStandingDto | undefined {
    const question = this.points.of(countyId, query);
    const point = resolved(this.model.db, question);
    if (!point) throw new Problem(404, 'resource.not-found');
    const tag = etag('standing', point.dataYear, point.standard.id, point.asOf, point.sequence);
    if (notModified(request, reply, tag)) return undefined;
    const standing = countyStanding(this.model.db, question);
    return standing && written(reply, standing as unknown as CountyStandingDto, standing.standing.sections);
  }
}
