import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { evidenceOf, type Outcome, type Request } from '@app/domain/kernel';
import { CertificationActs, CertificationRequest, type CertificationAsk } from '@app/application/certifications';
import { Allowed, Asked, Caller, OutcomeDto, PermittedRoutes, Problem, Scope, type Person } from '@app/platform/http';
import { certificationAt, type Certification } from '@app/projections/certifications';
import { ReadModel } from '@app/projections/kernel';
import { Names } from '../names.js';
import { TimePoints } from '../points/points.js';
import { certificationRoutes } from './certification-routes.js';
import { PublicNoticesController } from './public-notices.controller.js';
import { CertificationDto } from './certification-answers.dto.js';
import {
  BasicBalanceDto,
  CertificationFeedbackDto,
  CertificationQuery,
  CertificationRectifiedDto,
  ConcludeStepDto,
  CountyStepDto,
  ReexaminationDto,
  RevocationDto,
  type PaperActDto,
} from './certifications.dto.js';
import { shownCertification } from './shown-certification.js';

/** What every act by a paper says. */
const paper = ({ document, evidence, effectiveAt }: PaperActDto) => ({
  document,
  evidence: evidenceOf(evidence),
  ...(effectiveAt !== undefined && { effectiveAt }),
});

/** A county's way to being certified (认定) under a standard, step after step. */
@Controller('counties/:county/certifications/:standard')
export class CertificationsController {
  private readonly routes = certificationRoutes(CertificationsController, PublicNoticesController);

  constructor(
    private readonly commands: CommandBus,
    private readonly model: ReadModel,
    private readonly names: Names,
    private readonly times: TimePoints,
    private readonly permitted: PermittedRoutes,
    private readonly acts: CertificationActs,
  ) {}

  /** Where it stands on a day, as known then: steps, conditions, what comes next, everything that was recorded. */
  @Get()
  @Allowed('certifications.read', { county: 'county' })
  async read(
    @Param('county', ParseUUIDPipe) countyId: string,
    @Param('standard') standardId: string,
    @Query() { dataYear, ...query }: CertificationQuery,
    @Scope() scope: Scope,
    @Caller() reader: Person,
  ): Promise<CertificationDto> {
    const { db } = this.model;
    const point = await this.times.of(query, scope);
    const found = certificationAt(db, { countyId, dataYear, standardId, ...point });
    if (!found) throw new Problem(404, 'resource.not-found');
    const names = await this.names.for(
      reader,
      found.records.map(({ by }) => by),
    );
    // Nothing is done in the past.
    const isPast = Object.values(query).some((one) => one !== undefined);
    return shownCertification(found, names, isPast ? [] : await this.offered(found, reader));
  }

  /** Of what may happen next, what the reader would not be refused as somebody else's. */
  private async offered(found: Certification, reader: Person): Promise<Certification['acts']> {
    const actors = await this.permitted.among(this.routes, reader, { county: found.countyId });
    return this.acts.of(found, actors, found.asOf);
  }

  /** When 基本均衡 was certified: a condition of the application. */
  @Post('basic-balance')
  @Allowed('certifications.record', { county: 'county' })
  basicBalance(
    @Param('county', ParseUUIDPipe) county: string,
    @Param('standard') standard: string,
    @Body() body: BasicBalanceDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    const { certifiedOn, reason } = body;
    const command = { type: 'RecordBasicBalance', ...paper(body), certifiedOn, reason: reason ?? null } as const;
    return this.ask(county, standard, command, request);
  }

  /** 县级自评, the county's own word: refused while a condition does not hold. */
  @Post('self-assessment')
  @Allowed('certifications.apply', { county: 'county' })
  selfAssessment(
    @Param('county', ParseUUIDPipe) county: string,
    @Param('standard') standard: string,
    @Body() body: CountyStepDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    const { dataYear } = body;
    return this.ask(county, standard, { type: 'SubmitSelfAssessment', ...paper(body), dataYear }, request);
  }

  /** 县级申报 as it was sent; what contradicts it is recorded with it. */
  @Post('application')
  @Allowed('certifications.apply', { county: 'county' })
  application(
    @Param('county', ParseUUIDPipe) county: string,
    @Param('standard') standard: string,
    @Body() body: CountyStepDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    const { dataYear } = body;
    return this.ask(county, standard, { type: 'FileApplication', ...paper(body), dataYear }, request);
  }

  /** What came of the next step: by the office itself where it works here, else from its paper. */
  @Post('conclusions')
  @Allowed('certifications.review', { county: 'county' })
  conclude(
    @Param('county', ParseUUIDPipe) county: string,
    @Param('standard') standard: string,
    @Body() body: ConcludeStepDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    const { step, outcome, finding } = body;
    return this.ask(county, standard, { type: 'ConcludeStep', ...paper(body), step, outcome, finding }, request);
  }

  /** 书面反馈意见 on a step that was not passed. */
  @Post('feedback')
  @Allowed('certifications.record', { county: 'county' })
  feedback(
    @Param('county', ParseUUIDPipe) county: string,
    @Param('standard') standard: string,
    @Body() body: CertificationFeedbackDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    const { problems, dueDate } = body;
    return this.ask(county, standard, { type: 'ReceiveFeedback', ...paper(body), problems, dueDate }, request);
  }

  /** 整改 is done. */
  @Post('rectification-report')
  @Allowed('certifications.record', { county: 'county' })
  rectified(
    @Param('county', ParseUUIDPipe) county: string,
    @Param('standard') standard: string,
    @Body() body: CertificationRectifiedDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    const { summary } = body;
    return this.ask(county, standard, { type: 'ReportRectification', ...paper(body), summary }, request);
  }

  /** 复查, after a 整改 or of a certified county. */
  @Post('re-examinations')
  @Allowed('certifications.review', { county: 'county' })
  reexamine(
    @Param('county', ParseUUIDPipe) county: string,
    @Param('standard') standard: string,
    @Body() body: ReexaminationDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    const { outcome, finding } = body;
    return this.ask(county, standard, { type: 'ConcludeReexamination', ...paper(body), outcome, finding }, request);
  }

  @Post('revocation')
  @Allowed('certifications.record', { county: 'county' })
  revoke(
    @Param('county', ParseUUIDPipe) county: string,
    @Param('standard') standard: string,
    @Body() body: RevocationDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    const { reason } = body;
    return this.ask(county, standard, { type: 'RevokeCertification', ...paper(body), reason }, request);
  }

  private ask(county: string, standard: string, command: CertificationAsk, request: Request): Promise<OutcomeDto> {
    return this.commands.execute<CertificationRequest, Outcome>(
      new CertificationRequest(county, standard, command, request),
    );
  }
}
