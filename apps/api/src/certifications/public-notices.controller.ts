import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CertificationRequest, type CertificationAsk } from '@app/application/certifications';
import { evidenceOf, type Outcome, type Request } from '@app/domain/kernel';
import { Allowed, Asked, OutcomeDto } from '@app/platform/http';
import { AnswerObjectionDto, PaperActDto, PostNoticeDto, ReceiveObjectionDto } from './certifications.dto.js';

const proof = ({ evidence, effectiveAt }: Pick<PaperActDto, 'evidence' | 'effectiveAt'>) => ({
  evidence: evidenceOf(evidence),
  ...(effectiveAt !== undefined && { effectiveAt }),
});

/** 公示 of a county that applied, with its objections. */
@Controller('counties/:county/certifications/:standard/notice')
export class PublicNoticesController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @Allowed('certifications.record', { county: 'county' })
  post(
    @Param('county', ParseUUIDPipe) county: string,
    @Param('standard') standard: string,
    @Body() body: PostNoticeDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    const { document, place, until } = body;
    const command = { type: 'PostNotice', document, ...proof(body), place, until: until ?? null } as const;
    return this.ask(county, standard, command, request);
  }

  /** An objection with its letter. Who it comes from is in the letter, and nowhere else. */
  @Post('objections')
  @Allowed('certifications.record', { county: 'county' })
  object(
    @Param('county', ParseUUIDPipe) county: string,
    @Param('standard') standard: string,
    @Body() body: ReceiveObjectionDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    const { from, about } = body;
    return this.ask(county, standard, { type: 'ReceiveObjection', ...proof(body), from, about }, request);
  }

  @Post('objections/:objection/answer')
  @Allowed('certifications.record', { county: 'county' })
  answer(
    @Param('county', ParseUUIDPipe) county: string,
    @Param('standard') standard: string,
    @Param('objection', ParseUUIDPipe) objectionId: string,
    @Body() body: AnswerObjectionDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    const { upheld, answer } = body;
    const command = { type: 'AnswerObjection', ...proof(body), objectionId, upheld, answer } as const;
    return this.ask(county, standard, command, request);
  }

  /** After its last day, when every objection is answered. */
  @Post('end')
  @Allowed('certifications.record', { county: 'county' })
  end(
    @Param('county', ParseUUIDPipe) county: string,
    @Param('standard') standard: string,
    @Body() body: PaperActDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    return this.ask(county, standard, { type: 'EndNotice', document: body.document, ...proof(body) }, request);
  }

  private ask(county: string, standard: string, command: CertificationAsk, request: Request): Promise<OutcomeDto> {
    return this.commands.execute<CertificationRequest, Outcome>(
      new CertificationRequest(county, standard, command, request),
    );
  }
}
