import { Controller, Get, Param, ParseUUIDPipe, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { asInstant, dayOf } from '@app/domain/kernel';
import { Clock } from '@app/platform/clock';
import { Allowed, etag, notModified, Problem, written } from '@app/platform/http';
import { countyStanding, explainFigure, resolved } from '@app/projections/indicators';
import { ReadModel } from '@app/projections/kernel';
import { countyAt, countySequenceBy } from '@app/projections/organizations';
import { CountyStandingDto, ExplainQuery, ExplanationDto, StandingQuery } from './indicators.dto.js';

/** Where counties stand: now, on an earlier day, or as it was known then. */
@Controller()
export class IndicatorsController {
  constructor(
    private readonly model: ReadModel,
    private readonly clock: Clock,
  ) {}

  /**
   * The matrix of a county: every section by every indicator, dispersion, the county's own items, verdict and blockers.
   * The ETag changes only when something touches this county.
   */
  @Get('counties/:countyId/standing')
  @Allowed('indicators.read', { county: 'countyId' })
  standing(
    @Param('countyId', ParseUUIDPipe) countyId: string,
    @Query() query: StandingQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): CountyStandingDto | undefined {
    const question = { ...this.question(query, countyId), countyId };
    const point = resolved(this.model.db, question);
    if (!point) throw new Problem(404, 'resource.not-found');
    const tag = etag('standing', point.dataYear, point.standard.id, point.asOf, point.sequence);
    if (notModified(request, reply, tag)) return undefined;
    const standing = countyStanding(this.model.db, question);
    return standing && written(reply, standing as unknown as CountyStandingDto, standing.standing.sections);
  }

  /** Why an indicator of a section is what it is: the figures, their versions, and who filed and accepted them. */
  @Get('sections/:sectionId/explanation')
  @Allowed('indicators.read', { unit: 'sectionId' })
  explain(@Param('sectionId', ParseUUIDPipe) sectionId: string, @Query() query: ExplainQuery): ExplanationDto {
    const { db } = this.model;
    const asOf = query.asOf ?? this.today();
    const countyId = countyAt(db, sectionId, { knownAt: query.knownAt ?? Number.MAX_SAFE_INTEGER, asOf });
    if (countyId === null) throw new Problem(404, 'resource.not-found');
    const question = { ...this.question(query, countyId), sectionId, indicatorId: query.indicator };
    const explanation = explainFigure(db, question);
    if (!explanation) throw new Problem(404, 'resource.not-found');
    return explanation as unknown as ExplanationDto;
  }

  private question({ dataYear, knownAt, knownBy, asOf, standard }: StandingQuery, countyId: string) {
    const by = knownBy === undefined ? undefined : countySequenceBy(this.model.db, countyId, asInstant(knownBy) ?? '');
    const known = [knownAt, by].filter((one) => one !== undefined);
    return {
      dataYear,
      standardId: standard,
      knownAt: known.length === 0 ? undefined : Math.min(...known),
      asOf: asOf ?? this.today(),
    };
  }

  private today(): string {
    return dayOf(this.clock.now());
  }
}
