import { Controller, Get, Inject, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { dayOf, type Recorded } from '@app/domain/kernel';
import { latenessOf, rectificationEvents, type RectificationEvent } from '@app/domain/rectifications';
import { Clock } from '@app/platform/clock';
import { Allowed, Caller, page, PermittedRoutes, Problem, Scope, type Person } from '@app/platform/http';
import { IssueActs } from '@app/application/rectifications';
import { calendarIn } from '@app/projections/deadlines';
import { ReadModel } from '@app/projections/kernel';
import {
  dueDatesOf,
  issueActs,
  issueBoard,
  issueById,
  issueCounts,
  issueEvidence,
  issuesOf,
} from '@app/projections/rectifications';
import { tenant } from '@app/runtime';
import type { LegalActDto } from '../acts/legal-act.dto.js';
import { shownActs } from '../acts/shown-acts.js';
import { intact } from '../intact.js';
import { Names } from '../names.js';
import { KnownQuery, PointQuery } from '../points/point.dto.js';
import { TimePoints } from '../points/points.js';
import { Revisions } from '../revisions.js';
import { Streams } from '../streams.js';
import { IssueLatenessDto } from './clocks.dto.js';
import { explainedDueDates } from './due-dates.js';
import {
  IssueActDto,
  IssueBoardDto,
  IssueCountDto,
  IssueDetailDto,
  IssueDueDateDto,
  IssuesPageDto,
} from './issue-answers.dto.js';
import { filterOf } from './issue-filter.js';
import { named } from './issue-names.js';
import { issueRoutes } from './issue-routes.js';
import { IssueActsQuery, IssueBoardQuery, IssuesQuery } from './issues.dto.js';

/** 整改台账: every issue as it stands, or as it was known at any sequence and judged on any day. */
@Controller('issues')
export class IssuesController {
  constructor(
    private readonly model: ReadModel,
    private readonly names: Names,
    private readonly revisions: Revisions,
    private readonly streams: Streams,
    private readonly clock: Clock,
    private readonly times: TimePoints,
    private readonly permitted: PermittedRoutes,
    private readonly acts: IssueActs,
    @Inject(tenant) private readonly tenantName: string,
  ) {}

  @Get()
  @Allowed('rectification.read', 'list')
  async list(@Query() query: IssuesQuery, @Scope() scope: Scope, @Caller() reader: Person): Promise<IssuesPageDto> {
    const filter = await this.filter(query, scope);
    const found = issuesOf(this.model.db, { ...filter, limit: query.limit, offset: query.offset });
    const names = await this.names.for(reader, found.rows);
    const rows = found.rows.map((row) => ({ ...row, ...named(row, names) }));
    return page(rows, found.total, query) as IssuesPageDto;
  }

  /** How many stand in each state, and how many of them are overdue. Takes the filters of the list. */
  @Get('counts')
  @Allowed('rectification.read', 'list')
  async counts(@Query() query: IssuesQuery, @Scope() scope: Scope): Promise<IssueCountDto[]> {
    return issueCounts(this.model.db, await this.filter(query, scope));
  }

  /** 看板: the ledger by steps, each with its first cards. */
  @Get('board')
  @Allowed('rectification.read', 'list')
  async board(
    @Query() query: IssueBoardQuery,
    @Scope() scope: Scope,
    @Caller() reader: Person,
  ): Promise<IssueBoardDto> {
    const found = issueBoard(this.model.db, await this.filter(query, scope), query.each);
    const names = await this.names.for(
      reader,
      found.map(({ rows }) => rows),
    );
    const columns = found.map(({ rows, ...column }) => ({
      ...column,
      items: rows.map((row) => ({ ...row, ...named(row, names) })),
    }));
    return { columns } as unknown as IssueBoardDto;
  }

  @Get(':id')
  @Allowed('rectification.read', { issueParty: 'id' })
  async issue(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() point: PointQuery,
    @Scope() scope: Scope,
    @Caller() reader: Person,
  ): Promise<IssueDetailDto> {
    const { knownAt, asOf } = await this.times.of(point, scope);
    const found = issueById(this.model.db, id, asOf, knownAt);
    if (!found) throw new Problem(404, 'resource.not-found');
    const revision = this.revisions.of('rectification', id, knownAt);
    const files = issueEvidence(await this.streams.of('rectification', id), knownAt);
    const names = await this.names.for(reader, [found, files]);
    const acts = point.asOf === undefined && knownAt === undefined ? await this.actsOf(id, reader) : [];
    return {
      ...found,
      ...named(found, names),
      revision,
      files: files.map((file) => ({ ...file, byName: names.of(file.by) })),
      acts,
    } as IssueDetailDto;
  }

  /** 经过: every act, newest first. */
  @Get(':id/timeline')
  @Allowed('rectification.read', { issueParty: 'id' })
  async timeline(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { round, ...point }: IssueActsQuery,
    @Scope() scope: Scope,
    @Caller() reader: Person,
  ): Promise<IssueActDto[]> {
    const { knownAt } = await this.times.of(point, scope);
    const stream = await this.streams.of('rectification', id);
    const acts = issueActs(stream, { round, knownAt });
    const whole = intact(stream, rectificationEvents);
    const names = await this.names.for(reader, acts);
    return acts.map((act) => ({
      ...act,
      intact: whole[act.revision] ?? null,
      actorName: names.of(act.actorId),
      actorUnitName: names.of(act.actorUnit),
      names: names.in(act.data),
    }));
  }

  /** 为什么是这一天: every due date it had, with its basis and the days that do not count. */
  @Get(':id/due-dates')
  @Allowed('rectification.read', { issueParty: 'id' })
  async dueDates(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: KnownQuery,
    @Scope() scope: Scope,
  ): Promise<IssueDueDateDto[]> {
    const { knownAt } = await this.times.of(query, scope);
    return explainedDueDates(dueDatesOf(this.model.db, id, knownAt), calendarIn(this.model.db, knownAt));
  }

  /**
   * 是否按期: judged by the deed and by the record, and as it would be without extensions; at a point. Null
   * while nobody was ordered to rectify it.
   */
  @Get(':id/lateness')
  @Allowed('rectification.read', { issueParty: 'id' })
  async lateness(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() point: PointQuery,
    @Scope() scope: Scope,
  ): Promise<IssueLatenessDto> {
    const { knownAt, asOf } = await this.times.of(point, scope);
    const stream = await this.streams.of('rectification', id);
    const moments = stream
      .filter(({ sequence }) => knownAt === undefined || sequence <= knownAt)
      .map((event) => ({ event: event as Recorded<RectificationEvent>, recordedOn: dayOf(event.recordedAt) }));
    return { lateness: latenessOf(moments, asOf, calendarIn(this.model.db, knownAt)) };
  }

  /** What the reader may do about it now, and what stands in the way. Of the past nothing can be done. */
  private async actsOf(id: string, reader: Person): Promise<LegalActDto[]> {
    const actors = await this.permitted.among(issueRoutes, reader, { id });
    return shownActs(await this.acts.of(id, actors, { tenant: this.tenantName, at: this.clock.now() }));
  }

  private async filter(query: Omit<IssuesQuery, 'limit' | 'offset'>, scope: Scope) {
    return filterOf(query, await this.times.of(query, scope), scope.roots);
  }
}
