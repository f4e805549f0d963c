import { Body, Controller, Get, Header, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { IssueReport } from '@app/application/reports';
import type { Outcome, Request } from '@app/domain/kernel';
import { codePrinted } from '@app/domain/reports';
import { Allowed, Asked, Caller, newIdFor, OutcomeDto, page, Problem, Scope, type Person } from '@app/platform/http';
import { ReadModel } from '@app/projections/kernel';
import { reportById, reportsOf, type IssuedReport } from '@app/projections/reports';
import { Reports, type ReportRecord } from '@app/runtime/reports';
import { Names, type NameBook } from '../names.js';
import { TimePoints } from '../points/points.js';
import { shownAgain } from './again-words.js';
import {
  IssueReportDto,
  ReportAgainDto,
  ReportDetailDto,
  ReportDto,
  ReportsPageDto,
  ReportsQuery,
} from './reports.dto.js';

/** Papers of a county: issued, read, made again. */
@Controller()
export class ReportsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly model: ReadModel,
    private readonly reports: Reports,
    private readonly names: Names,
    private readonly times: TimePoints,
  ) {}

  /** Issues a report; the answer's id is its own. The log is signed before and after. @throws Problem 400 for a record to come */
  @Post('counties/:countyId/reports')
  @Allowed('reports.issue', { county: 'countyId' })
  async issue(
    @Param('countyId', ParseUUIDPipe) countyId: string,
    @Body() { kind, dataYear, standard, knownAt, asOf }: IssueReportDto,
    @Asked() request: Request,
    @Scope() scope: Scope,
  ): Promise<OutcomeDto> {
    if (knownAt !== undefined) await this.times.of({ knownAt: String(knownAt) }, scope);
    const reportId = newIdFor(request, 'report');
    const asked = { kind, countyId, dataYear, standardId: standard, knownAt, asOf };
    const outcome = await this.commands.execute<IssueReport, Outcome>(new IssueReport(reportId, asked, request));
    return { ...outcome, id: reportId };
  }

  /** Reports of a county, newest first. */
  @Get('counties/:countyId/reports')
  @Allowed('reports.read', { county: 'countyId' })
  async list(
    @Param('countyId', ParseUUIDPipe) countyId: string,
    @Query() { dataYear, limit, offset }: ReportsQuery,
    @Caller() reader: Person,
  ): Promise<ReportsPageDto> {
    const { items, total } = reportsOf(this.model.db, countyId, dataYear ?? null, { limit, offset });
    const names = await this.names.for(reader, items);
    const rows = items.map((row) => shown(row, names));
    return { ...page(rows, total, { limit, offset }), items: rows };
  }

  /** One report with its figures, as they were issued. */
  @Get('reports/:reportId')
  @Allowed('reports.read', { report: 'reportId' })
  async read(@Param('reportId', ParseUUIDPipe) reportId: string, @Caller() reader: Person): Promise<ReportDetailDto> {
    const row = reportById(this.model.db, reportId)!;
    const record = await this.record(reportId);
    const figures = await this.reports.figures(record);
    return {
      ...shown(row, await this.names.for(reader, row)),
      county: record.data.county,
      logRoot: record.data.log.root,
      figures: figures && (JSON.parse(figures.toString('utf8')) as Record<string, unknown>),
    };
  }

  /** The figures to the byte: what their digest is of. */
  @Get('reports/:reportId/figures')
  @Allowed('reports.read', { report: 'reportId' })
  @Header('Content-Type', 'application/json; charset=utf-8')
  @ApiProduces('application/json')
  @ApiOkResponse({ schema: { type: 'object' } })
  async figures(
    @Param('reportId', ParseUUIDPipe) reportId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const found = await this.reports.figures(await this.record(reportId));
    if (!found) throw new Problem(404, 'resource.not-found');
    reply.header('Cache-Control', 'private, no-store');
    return found;
  }

  /** Makes it once more from the record: equal to the byte, or what differs and why. */
  @Get('reports/:reportId/again')
  @Allowed('reports.read', { report: 'reportId' })
  async again(@Param('reportId', ParseUUIDPipe) reportId: string): Promise<ReportAgainDto> {
    return shownAgain(await this.reports.again(await this.record(reportId)));
  }

  /** @throws Problem 409 when its event is not in the log as it was recorded */
  private async record(reportId: string): Promise<ReportRecord> {
    const found = await this.reports.read(reportId);
    if (!found) throw new Problem(409, 'report.not-proven');
    return found;
  }
}

const shown = (row: IssuedReport, names: NameBook): Pick<ReportDto, keyof ReportDto> => ({
  ...row,
  code: codePrinted(row.code),
  issuedByName: names.of(row.issuedBy),
});
