import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { RectificationRequest, type RectificationAsk } from '@app/application/rectifications';
import type { Outcome, Request } from '@app/domain/kernel';
import { Allowed, Asked, OutcomeDto } from '@app/platform/http';
import { dated } from '../dated.dto.js';
import {
  GrantExtensionDto,
  RejectClosureDto,
  RequestClosureDto,
  RequestExtensionDto,
  VerifyOnSiteDto,
} from './closures.dto.js';
import { ActDto, ReasonDto } from './rectifications.dto.js';

/** 销号 and 延期: what a unit asks for, and what the office and its inspectors decide. */
@Controller('issues/:id')
export class ClosuresController {
  constructor(private readonly commands: CommandBus) {}

  /** 申请销号. A second request takes the place of the first. */
  @Post('closure')
  @Allowed('rectification.request-closure', { issueLead: 'id' })
  request(@Param('id', ParseUUIDPipe) id: string, @Body() body: RequestClosureDto, @Asked() request: Request) {
    const { statement, evidence, rectifiedOn } = body;
    return this.ask(id, { type: 'RequestClosure', statement, evidence, rectifiedOn, ...dated(body) }, request);
  }

  @Post('closure/withdrawal')
  @Allowed('rectification.withdraw-request', { issueLead: 'id' })
  takeBack(@Param('id', ParseUUIDPipe) id: string, @Body() body: ReasonDto, @Asked() request: Request) {
    return this.ask(id, { type: 'WithdrawClosureRequest', reason: body.reason, ...dated(body) }, request);
  }

  /** 现场复核. */
  @Post('closure/verification')
  @Allowed('rectification.verify', { issue: 'id' })
  verify(@Param('id', ParseUUIDPipe) id: string, @Body() body: VerifyOnSiteDto, @Asked() request: Request) {
    const { on, finding, evidence, adequate } = body;
    return this.ask(id, { type: 'VerifyOnSite', on, finding, evidence, adequate, ...dated(body) }, request);
  }

  /** 不予销号，提补充要求. */
  @Post('closure/rejection')
  @Allowed('rectification.reject', { issue: 'id' })
  reject(@Param('id', ParseUUIDPipe) id: string, @Body() body: RejectClosureDto, @Asked() request: Request) {
    const { reworkRequirement } = body;
    return this.ask(id, { type: 'RejectClosure', reworkRequirement, ...dated(body) }, request);
  }

  /** 准予销号. */
  @Post('closure/approval')
  @Allowed('rectification.close', { issue: 'id' })
  close(@Param('id', ParseUUIDPipe) id: string, @Body() body: ActDto, @Asked() request: Request) {
    return this.ask(id, { type: 'CloseIssue', ...dated(body) }, request);
  }

  /** 申请延期: no later than the due date. */
  @Post('extension')
  @Allowed('rectification.request-extension', { issueLead: 'id' })
  requestExtension(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RequestExtensionDto,
    @Asked() request: Request,
  ) {
    const { requestedDate, reason, progress, forecast } = body;
    const extension = { requestedDate, reason, progress, forecast };
    return this.ask(id, { type: 'RequestExtension', ...extension, ...dated(body) }, request);
  }

  @Post('extension/grant')
  @Allowed('rectification.decide-extension', { issue: 'id' })
  grantExtension(@Param('id', ParseUUIDPipe) id: string, @Body() body: GrantExtensionDto, @Asked() request: Request) {
    const { dueDate, note } = body;
    const granted = { ...(dueDate !== undefined && { dueDate }), ...(note !== undefined && { note }) };
    return this.ask(id, { type: 'GrantExtension', ...granted, ...dated(body) }, request);
  }

  @Post('extension/refusal')
  @Allowed('rectification.decide-extension', { issue: 'id' })
  refuseExtension(@Param('id', ParseUUIDPipe) id: string, @Body() body: ReasonDto, @Asked() request: Request) {
    return this.ask(id, { type: 'RefuseExtension', reason: body.reason, ...dated(body) }, request);
  }

  private ask(id: string, command: RectificationAsk, request: Request): Promise<OutcomeDto> {
    return this.commands.execute<RectificationRequest, Outcome>(new RectificationRequest(id, command, request));
  }
}
