import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { SubmissionRequest, type SubmissionAsk } from '@app/application/submissions';
import { dayOf, type Outcome, type Request } from '@app/domain/kernel';
import { submissionId } from '@app/domain/submissions';
import { Clock } from '@app/platform/clock';
import { Allowed, Asked, Caller, OutcomeDto, page, Problem, Scope, type Person } from '@app/platform/http';
import { ReadModel } from '@app/projections/kernel';
import { isWithin } from '@app/projections/organizations';
import { neighbours, reviewPage, reviewQueue } from '@app/projections/submissions';
import { Names } from '../names.js';
import { Revisions } from '../revisions.js';
import { ReviewDto, ReviewItemsDto, ReviewQuery, ReviewQueueDto, ReviewQueueQuery } from './reviews.dto.js';

/** The review of returns: the queue, a return field by field, who has it in hand. */
@Controller('submissions')
export class ReviewsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly model: ReadModel,
    private readonly names: Names,
    private readonly revisions: Revisions,
    private readonly clock: Clock,
  ) {}

  /** What waits for a reviewer, the longest waiting first. */
  @Get('reviews')
  @Allowed('submissions.review', 'list')
  queue(@Query() query: ReviewQueueQuery, @Scope() scope: Scope): ReviewQueueDto {
    const { db } = this.model;
    const { dataYear, under, limit, offset } = query;
    const roots =
      under === undefined ? scope.roots : scope.roots.some((root) => isWithin(db, under, root)) ? [under] : [];
    const { rows, total } = reviewQueue(db, { dataYear, roots, limit, offset });
    return page(
      rows.map((row) => ({ ...row, ...this.held(row) })),
      total,
      query,
    ) as ReviewQueueDto;
  }

  /** A return field by field: what changed since the county last decided, how often, and what is still open. */
  @Get(':unitId/:dataYear/review')
  @Allowed('submissions.read', { unit: 'unitId' })
  async review(
    @Param('unitId', ParseUUIDPipe) unitId: string,
    @Param('dataYear') dataYear: string,
    @Query() { all }: ReviewQuery,
    @Caller() reader: Person,
    @Scope() scope: Scope,
  ): Promise<ReviewDto> {
    const { db } = this.model;
    const found = reviewPage(db, unitId, dataYear);
    if (!found) throw new Problem(404, 'resource.not-found');
    const { items, state, ...shown } = found;
    const names = await this.names.for(reader, [unitId, shown, state]);
    const open = items.filter(({ mark }) => mark?.verdict !== 'accepted');
    const lifted = state.liftedUntil !== null && state.liftedUntil >= dayOf(this.clock.now());
    const held = this.held(state);
    return {
      unitId,
      unit: names.of(unitId),
      dataYear,
      ...shown,
      filedByName: names.of(shown.filedBy),
      confirmedByName: names.of(shown.confirmedBy),
      ...held,
      claimedByName: names.of(held.claimedBy),
      status: state.status,
      acceptedVersion: state.acceptedVersion,
      liftedUntil: lifted ? state.liftedUntil : null,
      liftedReason: lifted ? state.liftedReason : null,
      liftedBy: lifted ? state.liftedBy : null,
      verifiedVersion: state.verifiedVersion,
      verifiedBy: state.verifiedBy,
      verifiedAt: state.verifiedAt,
      verifiedNote: state.verifiedNote,
      items: all === 'true' ? items : open,
      total: items.length,
      open: open.length,
      ...neighbours(db, { dataYear, roots: scope.roots }, state.place),
      revision: this.revisions.of('submission', submissionId(unitId, dataYear)),
    } as unknown as ReviewDto;
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

  /** A claim whose time is over is none. */
  private held<Held extends Readonly<{ claimedBy: string | null; claimedUntil: string | null }>>(row: Held) {
    const over = row.claimedUntil === null || Date.parse(row.claimedUntil) <= Date.parse(this.clock.now());
    return over
      ? { claimedBy: null, claimedUntil: null }
      : { claimedBy: row.claimedBy, claimedUntil: row.claimedUntil };
  }

  private ask(unitId: string, dataYear: string, command: SubmissionAsk, request: Request): Promise<OutcomeDto> {
    return this.commands.execute<SubmissionRequest, Outcome>(new SubmissionRequest(unitId, dataYear, command, request));
  }
}
