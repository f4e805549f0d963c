import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { SubmissionRequest, type SubmissionAsk } from '@app/application/submissions';
import type { Outcome, Request } from '@app/domain/kernel';
import { submissionId } from '@app/domain/submissions';
import { Allowed, Asked, Caller, OutcomeDto, page, Problem, Scope, type Person } from '@app/platform/http';
import { ReadModel } from '@app/projections/kernel';
import { isWithin } from '@app/projections/organizations';
import {
  filedReturns,
  submissionAt,
  submissionsUnder,
  submissionVersions,
  type FiledReturn,
} from '@app/projections/submissions';
import { Names } from '../names.js';
import { Revisions } from '../revisions.js';
import { EnrolmentDto, FiguresDto } from './figures.dto.js';
import { SubmissionDetailDto, SubmissionsPageDto } from './submission-answers.dto.js';
import {
  ProposeCorrectionDto,
  RefuseCorrectionDto,
  ReturnSubmissionDto,
  SubmissionsQuery,
  SubmitFiguresDto,
  VersionDto,
  WithdrawSubmissionDto,
} from './submissions.dto.js';

/** Figures of schools, by unit and data year: filed, returned, accepted, corrected. */
@Controller('submissions')
export class SubmissionsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly model: ReadModel,
    private readonly names: Names,
    private readonly revisions: Revisions,
  ) {}

  /** Who has filed figures of a data year, and who has not. */
  @Get()
  @Allowed('submissions.read', 'list')
  list(@Query() query: SubmissionsQuery, @Scope() scope: Scope): SubmissionsPageDto {
    const { db } = this.model;
    const { dataYear, under, status, limit, offset } = query;
    const roots =
      under === undefined ? scope.roots : scope.roots.some((root) => isWithin(db, under, root)) ? [under] : [];
    const found = submissionsUnder(db, { dataYear, roots, status, limit, offset });
    return page(found.rows, found.total, query) as SubmissionsPageDto;
  }

  /** A unit's figures of a data year, every version. */
  @Get(':unitId/:dataYear')
  @Allowed('submissions.read', { unit: 'unitId' })
  async filing(
    @Param('unitId', ParseUUIDPipe) unitId: string,
    @Param('dataYear') dataYear: string,
    @Caller() reader: Person,
  ): Promise<SubmissionDetailDto> {
    const { db } = this.model;
    const current = submissionAt(db, unitId, dataYear);
    if (!current) throw new Problem(404, 'resource.not-found');
    const filed = submissionVersions(db, unitId, dataYear);
    const names = await this.names.for(reader, [unitId, filed]);
    const byForm = new Map(filedReturns(db, unitId, dataYear).map((one) => [one.version, one]));
    const versions = filed.map((version) => ({
      ...version,
      ...asFilled(byForm.get(version.version)),
      filedByName: names.of(version.filedBy),
      filedByUnit: names.unitOf(version.filedBy),
      decidedByName: names.of(version.decidedBy),
      decidedByUnit: names.unitOf(version.decidedBy),
    }));
    const revision = this.revisions.of('submission', submissionId(unitId, dataYear));
    return {
      unitId,
      unit: names.of(unitId),
      dataYear,
      ...current,
      revision,
      versions,
    } as unknown as SubmissionDetailDto;
  }

  @Post(':unitId/:dataYear')
  @Allowed('submissions.submit', { unit: 'unitId' })
  submit(
    @Param('unitId', ParseUUIDPipe) unitId: string,
    @Param('dataYear') dataYear: string,
    @Body() { figures, enrolment, note }: SubmitFiguresDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    const command = { ...filed(figures, enrolment), type: 'SubmitFigures', note: note ?? null } as const;
    return this.ask(unitId, dataYear, command, request);
  }

  @Post(':unitId/:dataYear/return')
  @Allowed('submissions.return', { unit: 'unitId' })
  sendBack(
    @Param('unitId', ParseUUIDPipe) unitId: string,
    @Param('dataYear') dataYear: string,
    @Body() { version, reasons }: ReturnSubmissionDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    const given = reasons.map(({ figure, reason }) => ({ figure: figure ?? null, reason }));
    return this.ask(unitId, dataYear, { type: 'ReturnSubmission', version, reasons: given }, request);
  }

  @Post(':unitId/:dataYear/withdrawal')
  @Allowed('submissions.submit-return', { unit: 'unitId' })
  withdraw(
    @Param('unitId', ParseUUIDPipe) unitId: string,
    @Param('dataYear') dataYear: string,
    @Body() { reason }: WithdrawSubmissionDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    return this.ask(unitId, dataYear, { type: 'WithdrawSubmission', reason }, request);
  }

  @Post(':unitId/:dataYear/acceptance')
  @Allowed('submissions.accept', { unit: 'unitId' })
  accept(
    @Param('unitId', ParseUUIDPipe) unitId: string,
    @Param('dataYear') dataYear: string,
    @Body() { version }: VersionDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    return this.ask(unitId, dataYear, { type: 'AcceptFigures', version }, request);
  }

  /** Asks for accepted figures to be corrected; they count until another person accepts the new ones. */
  @Post(':unitId/:dataYear/correction')
  @Allowed('submissions.correct', { unit: 'unitId' })
  correct(
    @Param('unitId', ParseUUIDPipe) unitId: string,
    @Param('dataYear') dataYear: string,
    @Body() { figures, enrolment, reason, evidence, effectiveAt }: ProposeCorrectionDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    const since = effectiveAt === undefined ? {} : { effectiveAt };
    const command = { ...filed(figures, enrolment), ...since, type: 'ProposeCorrection', reason, evidence } as const;
    return this.ask(unitId, dataYear, command, request);
  }

  @Post(':unitId/:dataYear/correction/acceptance')
  @Allowed('submissions.accept', { unit: 'unitId' })
  acceptCorrection(
    @Param('unitId', ParseUUIDPipe) unitId: string,
    @Param('dataYear') dataYear: string,
    @Body() { version }: VersionDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    return this.ask(unitId, dataYear, { type: 'AcceptCorrection', version }, request);
  }

  @Post(':unitId/:dataYear/correction/refusal')
  @Allowed('submissions.accept', { unit: 'unitId' })
  refuseCorrection(
    @Param('unitId', ParseUUIDPipe) unitId: string,
    @Param('dataYear') dataYear: string,
    @Body() { version, reason }: RefuseCorrectionDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    return this.ask(unitId, dataYear, { type: 'RefuseCorrection', version, reason }, request);
  }

  private ask(unitId: string, dataYear: string, command: SubmissionAsk, request: Request): Promise<OutcomeDto> {
    return this.commands.execute<SubmissionRequest, Outcome>(new SubmissionRequest(unitId, dataYear, command, request));
  }
}

/** What a version filed by form says beside its figures; nothing of one that was filed bare. */
const asFilled = (filled: FiledReturn | undefined) => ({
  form: filled?.form ?? null,
  entries: Object.entries(filled?.entries ?? {}).map(([field, entry]) => ({ field, ...entry })),
  findings: filled?.findings ?? [],
  confirmedBy: filled?.confirmedBy ?? null,
  confirmedAt: filled?.confirmedAt ?? null,
});

/** What was filled in, by name; what was left out is not named. */
const filed = (figures: FiguresDto, enrolment: EnrolmentDto | null | undefined) => ({
  figures: Object.fromEntries(
    Object.entries(figures).flatMap(([name, value]: [string, string | null | undefined]) =>
      value === undefined ? [] : [[name, value]],
    ),
  ),
  enrolment: enrolment
    ? { primary: enrolment.primary ?? null, junior: enrolment.junior ?? null, senior: enrolment.senior ?? null }
    : null,
});
