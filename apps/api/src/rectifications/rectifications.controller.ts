import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { RectificationRequest, type RectificationAsk } from '@app/application/rectifications';
import type { Outcome, Request } from '@app/domain/kernel';
import { Allowed, Asked, newIdFor, OutcomeDto } from '@app/platform/http';
import { dated } from '../dated.dto.js';
import { order, raising } from './asking.js';
import {
  AcceptConsultationDto,
  ActDto,
  ApproveReportDto,
  AssignRectificationDto,
  NoteDto,
  RaiseIssueDto,
  ReasonDto,
  ReassignIssueDto,
  ReopenIssueDto,
  ReportProgressDto,
  RequestConsultationDto,
  SubmitPlanDto,
  SupersedeIssueDto,
} from './rectifications.dto.js';

/** An issue from finding to 整改: what the office orders and what the units do. */
@Controller('issues')
export class RectificationsController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @Allowed('rectification.raise', { bodyUnit: 'unitId' })
  raise(@Body() body: RaiseIssueDto, @Asked() request: Request): Promise<OutcomeDto> {
    return this.ask(newIdFor(request, 'issue'), raising(body), request);
  }

  /** 交办. */
  @Post(':id/assignment')
  @Allowed('rectification.assign', { issue: 'id' })
  assign(@Param('id', ParseUUIDPipe) id: string, @Body() body: AssignRectificationDto, @Asked() request: Request) {
    return this.ask(id, { type: 'AssignRectification', ...order(body) }, request);
  }

  /** 转办. */
  @Post(':id/reassignment')
  @Allowed('rectification.reassign', { issue: 'id' })
  reassign(@Param('id', ParseUUIDPipe) id: string, @Body() body: ReassignIssueDto, @Asked() request: Request) {
    return this.ask(id, { type: 'ReassignIssue', reason: body.reason, ...order(body) }, request);
  }

  /** 协商. */
  @Post(':id/consultation')
  @Allowed('rectification.consult', { issue: 'id' })
  consult(@Param('id', ParseUUIDPipe) id: string, @Body() body: RequestConsultationDto, @Asked() request: Request) {
    const { departmentId, question } = body;
    return this.ask(id, { type: 'RequestConsultation', departmentId, question, ...dated(body) }, request);
  }

  @Post(':id/consultation/withdrawal')
  @Allowed('rectification.consult', { issue: 'id' })
  withdrawConsultation(@Param('id', ParseUUIDPipe) id: string, @Body() body: ReasonDto, @Asked() request: Request) {
    return this.ask(id, { type: 'WithdrawConsultation', reason: body.reason, ...dated(body) }, request);
  }

  @Post(':id/consultation/acceptance')
  @Allowed('rectification.answer-consultation', { issueParty: 'id' })
  acceptConsultation(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AcceptConsultationDto,
    @Asked() request: Request,
  ) {
    return this.ask(id, { type: 'AcceptConsultation', note: body.note, ...dated(body) }, request);
  }

  @Post(':id/consultation/refusal')
  @Allowed('rectification.answer-consultation', { issueParty: 'id' })
  declineConsultation(@Param('id', ParseUUIDPipe) id: string, @Body() body: ReasonDto, @Asked() request: Request) {
    return this.ask(id, { type: 'DeclineConsultation', reason: body.reason, ...dated(body) }, request);
  }

  /** 签收. */
  @Post(':id/acknowledgement')
  @Allowed('rectification.acknowledge', { issueLead: 'id' })
  acknowledge(@Param('id', ParseUUIDPipe) id: string, @Body() body: ActDto, @Asked() request: Request) {
    return this.ask(id, { type: 'AcknowledgeRectification', ...dated(body) }, request);
  }

  /** 报整改方案. */
  @Post(':id/plan')
  @Allowed('rectification.plan', { issueLead: 'id' })
  plan(@Param('id', ParseUUIDPipe) id: string, @Body() body: SubmitPlanDto, @Asked() request: Request) {
    const { goal, measures, responsibleAccountId } = body;
    const steps = body.steps.map(({ text, dueDate }) => ({ text, dueDate }));
    const plan = { goal, measures, steps, responsibleAccountId };
    return this.ask(id, { type: 'SubmitRectificationPlan', ...plan, ...dated(body) }, request);
  }

  @Post(':id/plan/approval')
  @Allowed('rectification.approve-plan', { issue: 'id' })
  approvePlan(@Param('id', ParseUUIDPipe) id: string, @Body() body: NoteDto, @Asked() request: Request) {
    const note = body.note === undefined ? {} : { note: body.note };
    return this.ask(id, { type: 'ApproveRectificationPlan', ...note, ...dated(body) }, request);
  }

  @Post(':id/plan/return')
  @Allowed('rectification.approve-plan', { issue: 'id' })
  returnPlan(@Param('id', ParseUUIDPipe) id: string, @Body() body: ReasonDto, @Asked() request: Request) {
    return this.ask(id, { type: 'ReturnRectificationPlan', reason: body.reason, ...dated(body) }, request);
  }

  /** By the lead unit or one that supports it. */
  @Post(':id/progress')
  @Allowed('rectification.report', { issueParty: 'id' })
  progress(@Param('id', ParseUUIDPipe) id: string, @Body() body: ReportProgressDto, @Asked() request: Request) {
    const { text, percent, evidence } = body;
    return this.ask(id, { type: 'ReportProgress', text, percent, evidence, ...dated(body) }, request);
  }

  /** 单位负责人审批. */
  @Post(':id/report/approval')
  @Allowed('rectification.approve-report', { issueLead: 'id' })
  approveReport(@Param('id', ParseUUIDPipe) id: string, @Body() body: ApproveReportDto, @Asked() request: Request) {
    return this.ask(id, { type: 'ApproveRectificationReport', report: body.report, ...dated(body) }, request);
  }

  /** 撤销. */
  @Post(':id/withdrawal')
  @Allowed('rectification.withdraw', { issue: 'id' })
  withdraw(@Param('id', ParseUUIDPipe) id: string, @Body() body: ReasonDto, @Asked() request: Request) {
    return this.ask(id, { type: 'WithdrawIssue', reason: body.reason, ...dated(body) }, request);
  }

  /** 并入. */
  @Post(':id/supersession')
  @Allowed('rectification.withdraw', { issue: 'id' })
  supersede(@Param('id', ParseUUIDPipe) id: string, @Body() body: SupersedeIssueDto, @Asked() request: Request) {
    const { byIssueId, reason } = body;
    return this.ask(id, { type: 'SupersedeIssue', byIssueId, reason, ...dated(body) }, request);
  }

  /** 回头看. */
  @Post(':id/reopening')
  @Allowed('rectification.reopen', { issue: 'id' })
  reopen(@Param('id', ParseUUIDPipe) id: string, @Body() body: ReopenIssueDto, @Asked() request: Request) {
    const { reason, evidence } = body;
    return this.ask(id, { type: 'ReopenIssue', reason, evidence, ...dated(body) }, request);
  }

  private ask(id: string, command: RectificationAsk, request: Request): Promise<OutcomeDto> {
    return this.commands.execute<RectificationRequest, Outcome>(new RectificationRequest(id, command, request));
  }
}
