import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { InspectionRequest, type InspectionAsk } from '@app/application/inspections';
import type { Outcome, Request } from '@app/domain/kernel';
import { Allowed, Asked, OutcomeDto } from '@app/platform/http';
import { basisOf } from '../basis.dto.js';
import { periodOf } from '../ordered-period.dto.js';
import { dated } from '../dated.dto.js';
import { VisitActDto, VisitReasonDto } from './inspections.dto.js';
import {
  AnswerDefenceDto,
  AnswerQuestionDto,
  AnswerReviewDto,
  CompleteInspectionDto,
  FileDefenceDto,
  FileReportDto,
  OpinionLetterDto,
  PreliminaryOpinionDto,
  RaiseFindingDto,
  RequestReviewDto,
} from './visits.dto.js';

/** The visit and what is written after it: answers, findings, 初步意见, 申辩, 督导意见书. */
@Controller('inspections/:id')
export class VisitsController {
  constructor(private readonly commands: CommandBus) {}

  @Post('start')
  @Allowed('inspections.conduct', { inspection: 'id' })
  start(@Param('id', ParseUUIDPipe) id: string, @Body() body: VisitActDto, @Asked() request: Request) {
    return this.ask(id, { type: 'StartInspection', ...dated(body) }, request);
  }

  @Post('answers/:questionId')
  @Allowed('inspections.conduct', { inspection: 'id' })
  answer(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('questionId') questionId: string,
    @Body() body: AnswerQuestionDto,
    @Asked() request: Request,
  ) {
    const { answer, note, evidence } = body;
    const noted = note === undefined ? {} : { note };
    return this.ask(id, { type: 'AnswerQuestion', questionId, answer, evidence, ...noted, ...dated(body) }, request);
  }

  @Post('findings')
  @Allowed('inspections.conduct', { inspection: 'id' })
  find(@Param('id', ParseUUIDPipe) id: string, @Body() body: RaiseFindingDto, @Asked() request: Request) {
    const { findingId, problem, clause, indicator, severity, evidence, suggestedDueDate, proposedLeadUnitId } = body;
    const finding = {
      problem,
      clause,
      severity,
      evidence,
      ...(findingId !== undefined && { findingId }),
      ...(indicator !== undefined && { indicator }),
      ...(suggestedDueDate !== undefined && { suggestedDueDate }),
      ...(proposedLeadUnitId !== undefined && { proposedLeadUnitId }),
    };
    return this.ask(id, { type: 'RaiseFinding', ...finding, ...dated(body) }, request);
  }

  @Post('findings/:findingId/withdrawal')
  @Allowed('inspections.conduct', { inspection: 'id' })
  withdrawFinding(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('findingId', ParseUUIDPipe) findingId: string,
    @Body() body: VisitReasonDto,
    @Asked() request: Request,
  ) {
    return this.ask(id, { type: 'WithdrawFinding', findingId, reason: body.reason, ...dated(body) }, request);
  }

  /** Every finding above 现场反馈 opens an issue. */
  @Post('completion')
  @Allowed('inspections.conduct', { inspection: 'id' })
  complete(@Param('id', ParseUUIDPipe) id: string, @Body() body: CompleteInspectionDto, @Asked() request: Request) {
    return this.ask(id, { type: 'CompleteInspection', summary: body.summary, ...dated(body) }, request);
  }

  /** 督导报告. */
  @Post('report')
  @Allowed('inspections.report', { inspection: 'id' })
  report(@Param('id', ParseUUIDPipe) id: string, @Body() body: FileReportDto, @Asked() request: Request) {
    const { reportNumber, report } = body;
    return this.ask(id, { type: 'FileReport', reportNumber, report, ...dated(body) }, request);
  }

  /** 初步意见. */
  @Post('preliminary-opinion')
  @Allowed('inspections.opinion', { inspection: 'id' })
  opine(@Param('id', ParseUUIDPipe) id: string, @Body() body: PreliminaryOpinionDto, @Asked() request: Request) {
    const { opinion, defenceDays, clause } = body;
    const window = { ...(defenceDays !== undefined && { defenceDays }), ...(clause !== undefined && { clause }) };
    return this.ask(id, { type: 'IssuePreliminaryOpinion', opinion, ...window, ...dated(body) }, request);
  }

  /** 申辩. */
  @Post('defences')
  @Allowed('inspections.defend', { inspection: 'id' })
  defend(@Param('id', ParseUUIDPipe) id: string, @Body() body: FileDefenceDto, @Asked() request: Request) {
    const { text, evidence } = body;
    return this.ask(id, { type: 'FileDefence', text, evidence, ...dated(body) }, request);
  }

  /** 声明放弃申辩. */
  @Post('defence-waiver')
  @Allowed('inspections.defend', { inspection: 'id' })
  waive(@Param('id', ParseUUIDPipe) id: string, @Body() body: VisitActDto, @Asked() request: Request) {
    return this.ask(id, { type: 'WaiveDefence', ...dated(body) }, request);
  }

  @Post('defences/:defenceId/answer')
  @Allowed('inspections.opinion', { inspection: 'id' })
  answerDefence(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('defenceId', ParseUUIDPipe) defenceId: string,
    @Body() body: AnswerDefenceDto,
    @Asked() request: Request,
  ) {
    const { upheld, answer } = body;
    return this.ask(id, { type: 'AnswerDefence', defenceId, upheld, answer, ...dated(body) }, request);
  }

  /** 督导意见书. */
  @Post('opinion-letter')
  @Allowed('inspections.opinion', { inspection: 'id' })
  conclude(@Param('id', ParseUUIDPipe) id: string, @Body() body: OpinionLetterDto, @Asked() request: Request) {
    const { letterNumber, opinion, rectificationDueDate } = body;
    const limit = { ...(rectificationDueDate !== undefined && { rectificationDueDate }), ...periodOf(body) };
    const letter = { letterNumber, opinion, ...limit, ...basisOf(body) };
    return this.ask(id, { type: 'IssueOpinionLetter', ...letter, ...dated(body) }, request);
  }

  /** 申请复核, within the county's limit. */
  @Post('review')
  @Allowed('inspections.defend', { inspection: 'id' })
  requestReview(@Param('id', ParseUUIDPipe) id: string, @Body() body: RequestReviewDto, @Asked() request: Request) {
    const { text, evidence } = body;
    return this.ask(id, { type: 'RequestReview', text, evidence, ...dated(body) }, request);
  }

  /** 答复复核: by a leader, not by those who wrote the letter. */
  @Post('review/answer')
  @Allowed('inspections.review', { inspection: 'id' })
  answerReview(@Param('id', ParseUUIDPipe) id: string, @Body() body: AnswerReviewDto, @Asked() request: Request) {
    const { upheld, answer } = body;
    return this.ask(id, { type: 'AnswerReview', upheld, answer, ...dated(body) }, request);
  }

  private ask(id: string, command: InspectionAsk, request: Request): Promise<OutcomeDto> {
    return this.commands.execute<InspectionRequest, Outcome>(new InspectionRequest(id, command, request));
  }
}
