import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { dayOf } from '@app/domain/kernel';
import { Clock } from '@app/platform/clock';
import { Allowed, Problem } from '@app/platform/http';
import { ReadModel } from '@app/projections/kernel';
import { figureMoments, issueById, issueFigures } from '@app/projections/rectifications';
import { Streams } from '../streams.js';
import type { IssueFigureDto } from './issue-figures.dto.js';
import { AsOfQuery } from './issues.dto.js';

/** 整改前后的数. Asked for beside the issue, since it is computed from the whole county's figures. */
@Controller('issues')
export class IssueFiguresController {
  constructor(
    private readonly model: ReadModel,
    private readonly streams: Streams,
    private readonly clock: Clock,
  ) {}

  /** The figure that the issue is about, when it was found, whenever it was settled, and now; none without an indicator. */
  @Get(':id/figures')
  @Allowed('rectification.read', { issueParty: 'id' })
  async figures(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { day = dayOf(this.clock.now()), knownAt }: AsOfQuery,
  ): Promise<IssueFigureDto[]> {
    const { db } = this.model;
    const issue = issueById(db, id, day, knownAt);
    if (!issue) throw new Problem(404, 'resource.not-found');
    const { indicator, unitId, countyId } = issue;
    if (indicator === null) return [];
    const moments = figureMoments(await this.streams.of('rectification', id), { day, knownAt });
    const figures = await issueFigures(() => this.model.db, { unitId, countyId, indicator }, moments);
    return figures as unknown as IssueFigureDto[];
  }
}
