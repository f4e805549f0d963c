import { Body, Controller, Get, Inject, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { InspectionActs, InspectionRequest, type InspectionAsk } from '@app/application/inspections';
import type { Outcome, Request } from '@app/domain/kernel';
import { Clock } from '@app/platform/clock';
import {
  Allowed,
  Asked,
  Caller,
  newIdFor,
  OutcomeDto,
  page,
  PermittedRoutes,
  Problem,
  Scope,
  type Person,
} from '@app/platform/http';
import { inspectionShown, inspectionsOf, type InspectionRow } from '@app/projections/inspections';
import { ReadModel } from '@app/projections/kernel';
import { tenant } from '@app/runtime';
import type { LegalActDto } from '../acts/legal-act.dto.js';
import { shownActs } from '../acts/shown-acts.js';
import { dated } from '../dated.dto.js';
import { Names, type NameBook } from '../names.js';
import { PointQuery } from '../points/point.dto.js';
import { asksNow, TimePoints, type Point } from '../points/points.js';
import { Revisions } from '../revisions.js';
import { Streams } from '../streams.js';
import { InspectionDetailDto, InspectionsPageDto, InspectionsQuery } from './inspection-answers.dto.js';
import { inspectionRoutes } from './inspection-routes.js';
import { ChangeTeamDto, PlanInspectionDto, RescheduleDto, SendNoticeDto, VisitReasonDto } from './inspections.dto.js';

/** 督导检查: the list and the page of one, as they stand or as they stood at a point, and its plan. */
@Controller('inspections')
export class InspectionsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly model: ReadModel,
    private readonly names: Names,
    private readonly revisions: Revisions,
    private readonly streams: Streams,
    private readonly clock: Clock,
    private readonly times: TimePoints,
    private readonly permitted: PermittedRoutes,
    private readonly acts: InspectionActs,
    @Inject(tenant) private readonly tenantName: string,
  ) {}

  @Get()
  @Allowed('inspections.read', 'list')
  async list(
    @Query() query: InspectionsQuery,
    @Scope() scope: Scope,
    @Caller() reader: Person,
  ): Promise<InspectionsPageDto> {
    const { unit, kind, status, inspector, from, to, limit, offset } = query;
    const filter = { unitId: unit, kind, status, inspectorId: inspector, from, to, limit, offset };
    const point = await this.pointOf(query, scope);
    const found = inspectionsOf(this.model.db, { ...filter, roots: scope.roots, point });
    const names = await this.names.for(reader, found.rows, found.rows.flatMap(metBy));
    const rows = found.rows.map((row) => ({ ...row, ...named(row, names) }));
    return page(rows, found.total, query) as InspectionsPageDto;
  }

  @Get(':id')
  @Allowed('inspections.read', { inspection: 'id' })
  async inspection(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PointQuery,
    @Scope() scope: Scope,
    @Caller() reader: Person,
  ): Promise<InspectionDetailDto> {
    const point = await this.pointOf(query, scope);
    const stream = await this.streams.of('inspection', id);
    const found = inspectionShown(this.model.db, id, stream, point);
    if (!found) throw new Problem(404, 'resource.not-found');
    const { row, page: shown } = found;
    const { questions, findings, defences, papers } = shown;
    const names = await this.names.for(reader, [row, shown], metBy(row));
    return {
      ...row,
      ...named(row, names),
      revision: this.revisions.of('inspection', id, point?.knownAt),
      questions: questions.map((one) => ({ ...one, answeredByName: names.of(one.answeredBy) })),
      findingList: findings.map((one) => ({
        ...one,
        raisedByName: names.of(one.raisedBy),
        proposedLeadUnitName: names.of(one.proposedLeadUnitId),
      })),
      defenceList: defences.map((one) => ({ ...one, filedByName: names.of(one.filedBy) })),
      papers,
      acts: point ? [] : await this.actsOf(id, reader),
    } as InspectionDetailDto;
  }

  /** The point that is asked about; none: how it stands now. */
  private async pointOf(query: PointQuery, scope: Scope): Promise<Point | undefined> {
    return asksNow(query) ? undefined : this.times.of(query, scope);
  }

  /** What the reader may do about it now, and what stands in the way. At a point, be it today, nothing can be done. */
  private async actsOf(id: string, reader: Person): Promise<LegalActDto[]> {
    const actors = await this.permitted.among(inspectionRoutes(InspectionsController), reader, { id });
    return shownActs(await this.acts.of(id, actors, { tenant: this.tenantName, at: this.clock.now() }));
  }

  @Post()
  @Allowed('inspections.plan', { bodyUnit: 'unitId' })
  plan(@Body() body: PlanInspectionDto, @Asked() request: Request): Promise<OutcomeDto> {
    const { kind, unitId, subject, team, date } = body;
    const checklist = body.checklist.map(({ id, text, indicator, clause }) => ({
      id,
      text,
      indicator: indicator ?? null,
      clause,
    }));
    const plan = { type: 'PlanInspection', kind, unitId, subject, team, date, checklist, ...dated(body) } as const;
    return this.ask(newIdFor(request, 'inspection'), plan, request);
  }

  @Post(':id/team')
  @Allowed('inspections.plan', { inspection: 'id' })
  changeTeam(@Param('id', ParseUUIDPipe) id: string, @Body() body: ChangeTeamDto, @Asked() request: Request) {
    const { team, reason } = body;
    return this.ask(id, { type: 'ChangeTeam', team, reason, ...dated(body) }, request);
  }

  @Post(':id/date')
  @Allowed('inspections.plan', { inspection: 'id' })
  reschedule(@Param('id', ParseUUIDPipe) id: string, @Body() body: RescheduleDto, @Asked() request: Request) {
    const { date, reason } = body;
    return this.ask(id, { type: 'Reschedule', date, reason, ...dated(body) }, request);
  }

  /** 书面督导通知. */
  @Post(':id/notice')
  @Allowed('inspections.notice', { inspection: 'id' })
  notify(@Param('id', ParseUUIDPipe) id: string, @Body() body: SendNoticeDto, @Asked() request: Request) {
    return this.ask(id, { type: 'SendNotice', noticeNumber: body.noticeNumber, ...dated(body) }, request);
  }

  @Post(':id/cancellation')
  @Allowed('inspections.plan', { inspection: 'id' })
  cancel(@Param('id', ParseUUIDPipe) id: string, @Body() body: VisitReasonDto, @Asked() request: Request) {
    return this.ask(id, { type: 'CancelInspection', reason: body.reason, ...dated(body) }, request);
  }

  private ask(id: string, command: InspectionAsk, request: Request): Promise<OutcomeDto> {
    return this.commands.execute<InspectionRequest, Outcome>(new InspectionRequest(id, command, request));
  }
}

/** The team of a visit that was announced in writing, or has begun: it bears its names to the school (督导通知, 督学证). */
const metBy = ({ team, noticeNumber, startedOn }: InspectionRow): readonly string[] =>
  noticeNumber === null && startedOn === null ? [] : team;

/** What the units of a line are called today, and its team as far as the reader may know. */
const named = (row: InspectionRow, names: NameBook) => ({
  unitName: names.of(row.unitId),
  countyName: names.of(row.countyId),
  teamNames: row.team.map((id) => names.of(id)),
});
