import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { Allowed, Problem, Scope } from '@app/platform/http';
import { ReadModel } from '@app/projections/kernel';
import { countySequenceAt } from '@app/projections/organizations';
import { figureMoments, issueById, issueFigures } from '@app/projections/rectifications';
import { PointQuery } from '../points/point.dto.js';
import { TimePoints } from '../points/points.js';
import { Streams } from '../streams.js';
import type { IssueFigureDto } from './issue-figures.dto.js';

/** 整改前后的数. Asked for beside the issue, since it is computed from the whole county's figures. */
@Controller('issues')
export class IssueFiguresController {
  constructor(
    private readonly model: ReadModel,
    private readonly streams: Streams,
    private readonly times: TimePoints,
  ) {}

  /** The figure that the issue is about, when it was found, whenever it was settled, and now; none without an indicator. */
  @Get(':id/figures')
  @Allowed('rectification.read', { issueParty: 'id' })
  async figures(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() point: PointQuery,
    @Scope() scope: Scope,
  ): Promise<IssueFigureDto[]> {
    const { db } = this.model;
    const { knownAt, asOf } = await this.times.of(point, scope);
    const issue = issueById(db, id, asOf, knownAt);
    if (!issue) throw new Problem(404, 'resource.not-found');
    const { indicator, unitId, countyId } = issue;
    if (indicator === null) return [];
    const moments = figureMoments(await this.streams.of('rectification', id), { day: asOf, knownAt }).map((moment) =>
      moment.moment === 'now' && moment.sequence !== null
        ? // What was known of the county then: others' numbers are nobody's business.
          { ...moment, sequence: countySequenceAt(db, countyId, moment.sequence) }
        : moment,
    );
    const figures = await issueFigures(() => this.model.db, { unitId, countyId, indicator }, moments);
    return figures as unknown as IssueFigureDto[];
  }
}
