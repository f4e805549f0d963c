import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { RectificationRequest } from '@app/application/rectifications';
import { VerificationRequest, type VerificationAsk } from '@app/application/verifications';
import { dayOf, evidenceOf, type Outcome, type Request } from '@app/domain/kernel';
import { isDataYear } from '@app/domain/submissions';
import { differenceFound } from '@app/domain/verifications';
import { Clock } from '@app/platform/clock';
import { Allowed, Asked, Caller, newIdFor, OutcomeDto, Problem, type Person } from '@app/platform/http';
import { countyMatrix, statementsOf } from '@app/projections/indicators';
import { ReadModel } from '@app/projections/kernel';
import { countyAt } from '@app/projections/organizations';
import { Names } from '../names.js';
import {
  ClaimFigureDto,
  RaiseDifferenceDto,
  StatementRowDto,
  VerifyFigureDto,
  WithdrawStatementDto,
} from './verifications.dto.js';

const since = ({ effectiveAt }: Readonly<{ effectiveAt?: string }>) =>
  effectiveAt === undefined ? {} : { effectiveAt };

/** What reports claim of a unit's figures, what was verified of them on site, and what is done about a difference. */
@Controller('verifications/:unitId/:dataYear')
export class VerificationsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly model: ReadModel,
    private readonly names: Names,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allowed('indicators.read', { unit: 'unitId' })
  async list(
    @Param('unitId', ParseUUIDPipe) unitId: string,
    @Param('dataYear') dataYear: string,
    @Caller() reader: Person,
  ): Promise<StatementRowDto[]> {
    if (!isDataYear(dataYear)) throw new Problem(404, 'resource.not-found');
    const point = { knownAt: Number.MAX_SAFE_INTEGER, asOf: dayOf(this.clock.now()) };
    const rows = statementsOf(this.model.db, [unitId], dataYear, point);
    const names = await this.names.for(reader, rows);
    return rows.map((row) => ({ ...row, evidence: [...row.evidence], byName: names.of(row.by) }));
  }

  @Post('claims/:subject')
  @Allowed('indicators.claim', { unit: 'unitId' })
  claim(
    @Param('unitId', ParseUUIDPipe) unitId: string,
    @Param('dataYear') dataYear: string,
    @Param('subject') subject: string,
    @Body() body: ClaimFigureDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    const { value, source, reason = null } = body;
    const said = { subject, value, source, evidence: evidenceOf(body.evidence), reason };
    return this.ask(unitId, dataYear, { type: 'ClaimFigure', ...said, ...since(body) }, request);
  }

  @Post('claims/:subject/withdrawal')
  @Allowed('indicators.claim', { unit: 'unitId' })
  withdrawClaim(
    @Param('unitId', ParseUUIDPipe) unitId: string,
    @Param('dataYear') dataYear: string,
    @Param('subject') subject: string,
    @Body() { reason }: WithdrawStatementDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    return this.ask(unitId, dataYear, { type: 'WithdrawClaim', subject, reason }, request);
  }

  /** 现场核实: by an inspector who is not recused towards the unit. */
  @Post('verified/:subject')
  @Allowed('indicators.verify', { unit: 'unitId' })
  verify(
    @Param('unitId', ParseUUIDPipe) unitId: string,
    @Param('dataYear') dataYear: string,
    @Param('subject') subject: string,
    @Body() body: VerifyFigureDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    const { value, method, inspectionId = null, reason = null } = body;
    const said = { subject, value, method, evidence: evidenceOf(body.evidence), inspectionId, reason };
    return this.ask(unitId, dataYear, { type: 'VerifyFigure', ...said, ...since(body) }, request);
  }

  @Post('verified/:subject/withdrawal')
  @Allowed('indicators.verify', { unit: 'unitId' })
  withdrawVerification(
    @Param('unitId', ParseUUIDPipe) unitId: string,
    @Param('dataYear') dataYear: string,
    @Param('subject') subject: string,
    @Body() { reason }: WithdrawStatementDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    return this.ask(unitId, dataYear, { type: 'WithdrawVerification', subject, reason }, request);
  }

  /** Opens an issue about a difference between the columns: clause, indicator and numbers are theirs. */
  @Post('issues/:subject')
  @Allowed('rectification.raise', { unit: 'unitId' })
  raise(
    @Param('unitId', ParseUUIDPipe) unitId: string,
    @Param('dataYear') dataYear: string,
    @Param('subject') subject: string,
    @Body() { severity, evidence, note, standard }: RaiseDifferenceDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    if (!isDataYear(dataYear)) throw new Problem(404, 'resource.not-found');
    const { db } = this.model;
    const asOf = dayOf(this.clock.now());
    const countyId = countyAt(db, unitId, { knownAt: Number.MAX_SAFE_INTEGER, asOf });
    const standing =
      countyId === null ? undefined : countyMatrix(db, { countyId, dataYear, asOf, standardId: standard });
    if (!standing) throw new Problem(404, 'resource.not-found');
    const line = standing.columns.find((one) => one.unitId === unitId && one.subject === subject);
    const { problem, clause, indicator } = differenceFound(line, {
      dataYear,
      sequence: standing.sequence,
      note: note ?? null,
    });
    const command = {
      type: 'RaiseIssue' as const,
      unitId,
      problem,
      clause,
      severity,
      evidence: evidenceOf(evidence),
      ...(indicator !== null && { indicator }),
    };
    return this.commands.execute<RectificationRequest, Outcome>(
      new RectificationRequest(newIdFor(request, 'issue'), command, request),
    );
  }

  private ask(unitId: string, dataYear: string, command: VerificationAsk, request: Request): Promise<OutcomeDto> {
    return this.commands.execute<VerificationRequest, Outcome>(
      new VerificationRequest(unitId, dataYear, command, request),
    );
  }
}
