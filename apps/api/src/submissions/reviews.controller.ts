import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { SubmissionRequest, type SubmissionAsk } from '@app/application/submissions';
import { dayOf, type Outcome, type Request } from '@app/domain/kernel';
import { Clock } from '@app/platform/clock';
import { Allowed, Asked, Caller, OutcomeDto, page, Scope, type Person } from '@app/platform/http';
import { ReadModel } from '@app/projections/kernel';
import { isWithin } from '@app/projections/organizations';
import { reviewQueue, reviewYears } from '@app/projections/submissions';
import { Names } from '../names.js';
import { heldNow } from './held.js';
import { ReviewItemsDto, ReviewQueueDto, ReviewQueueQuery } from './reviews.dto.js';

/** The review of returns: the queue, who has one in hand, and the words on its fields. */
@Controller('submissions')
export class ReviewsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly model: ReadModel,
    private readonly names: Names,
    private readonly clock: Clock,
  ) {}

  /** What waits for a reviewer, the longest waiting first. */
  @Get('reviews')
  @Allowed('submissions.review', 'list')
  async queue(
    @Query() query: ReviewQueueQuery,
    @Caller() reader: Person,
    @Scope() scope: Scope,
  ): Promise<ReviewQueueDto> {
    const { db } = this.model;
    const { under, limit, offset } = query;
    const roots =
      under === undefined ? scope.roots : scope.roots.some((root) => isWithin(db, under, root)) ? [under] : [];
    const { dataYear, dataYears } = reviewYears(db, roots, query.dataYear ?? null, dayOf(this.clock.now()));
    const { rows, total } = reviewQueue(db, { dataYear, roots, limit, offset });
    const waiting = rows.map((row) => ({ ...row, ...heldNow(row, this.clock.now()) }));
    const names = await this.names.for(reader, waiting);
    const named = waiting.map((row) => ({
      ...row,
      filedByName: names.of(row.filedBy),
      claimedByName: names.of(row.claimedBy),
    }));
    return { ...page(named, total, query), dataYear, dataYears } as ReviewQueueDto;
  }

  /** Takes a review upon oneself for two hours; doing it again in the second hour prolongs it. */
  @Post(':unitId/:dataYear/review/claim')
  @Allowed('submissions.review', { unit: 'unitId' })
  claim(
    @Param('unitId', ParseUUIDPipe) unitId: string,
    @Param('dataYear') dataYear: string,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    return this.ask(unitId, dataYear, { type: 'ClaimReview' }, request);
  }

  @Post(':unitId/:dataYear/review/release')
  @Allowed('submissions.review', { unit: 'unitId' })
  release(
    @Param('unitId', ParseUUIDPipe) unitId: string,
    @Param('dataYear') dataYear: string,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    return this.ask(unitId, dataYear, { type: 'ReleaseReview' }, request);
  }

  /** Accepts fields, or marks them to go back. */
  @Post(':unitId/:dataYear/review/items')
  @Allowed('submissions.review', { unit: 'unitId' })
  items(
    @Param('unitId', ParseUUIDPipe) unitId: string,
    @Param('dataYear') dataYear: string,
    @Body() { version, items }: ReviewItemsDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    const said = items.map(({ field, verdict, reason }) => ({ field, verdict, reason: reason ?? null }));
    return this.ask(unitId, dataYear, { type: 'ReviewItems', version, items: said }, request);
  }

  private ask(unitId: string, dataYear: string, command: SubmissionAsk, request: Request): Promise<OutcomeDto> {
    return this.commands.execute<SubmissionRequest, Outcome>(new SubmissionRequest(unitId, dataYear, command, request));
  }
}
