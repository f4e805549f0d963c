import { Controller, Get, Inject, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ReviewActs } from '@app/application/submissions';
import { dayOf } from '@app/domain/kernel';
import { submissionId } from '@app/domain/submissions';
import { Clock } from '@app/platform/clock';
import { Allowed, Caller, PermittedRoutes, Problem, Scope, type Person } from '@app/platform/http';
import { ReadModel } from '@app/projections/kernel';
import { neighbours, reviewPage } from '@app/projections/submissions';
import { tenant } from '@app/runtime';
import type { LegalActDto } from '../acts/legal-act.dto.js';
import { shownActs } from '../acts/shown-acts.js';
import { Names } from '../names.js';
import { Revisions } from '../revisions.js';
import { heldNow } from './held.js';
import { reviewRoutes } from './review-routes.js';
import { ReviewDto, ReviewQuery } from './reviews.dto.js';

/** A filing laid before its reviewer. */
@Controller('submissions')
export class ReviewPageController {
  constructor(
    private readonly model: ReadModel,
    private readonly names: Names,
    private readonly revisions: Revisions,
    private readonly clock: Clock,
    private readonly acts: ReviewActs,
    private readonly routes: PermittedRoutes,
    @Inject(tenant) private readonly tenantName: string,
  ) {}

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
    const held = heldNow(state, this.clock.now());
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
      liftedByName: lifted ? names.of(state.liftedBy) : null,
      verifiedVersion: state.verifiedVersion,
      verifiedBy: state.verifiedBy,
      verifiedByName: names.of(state.verifiedBy),
      verifiedAt: state.verifiedAt,
      verifiedNote: state.verifiedNote,
      items: all === 'true' ? items : open,
      total: items.length,
      open: open.length,
      ...neighbours(db, { dataYear, roots: scope.roots }, state.place),
      acts: await this.actsOf({ unitId, dataYear }, reader),
      revision: this.revisions.of('submission', submissionId(unitId, dataYear)),
    } as unknown as ReviewDto;
  }

  private async actsOf(of: Readonly<{ unitId: string; dataYear: string }>, reader: Person): Promise<LegalActDto[]> {
    const actors = await this.routes.among(reviewRoutes, reader, of);
    return shownActs(await this.acts.of(of, actors, { tenant: this.tenantName, at: this.clock.now() }));
  }
}
