import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { RectificationRequest, type RectificationAsk } from '@app/application/rectifications';
import type { Outcome, Request } from '@app/domain/kernel';
import { Allowed, Asked, OutcomeDto } from '@app/platform/http';
import { dated } from '../dated.dto.js';
import {
  FilePostedReportDto,
  HandOverDto,
  RequestLongTermDto,
  ReviewStageDto,
  SuspendClockDto,
  WaiveIssueDto,
} from './clocks.dto.js';
import { NoteDto, ReasonDto } from './rectifications.dto.js';

/** What is done to the clock of an order: 暂停, 暂缓, 恢复, 移交, 长期整改. */
@Controller('issues/:id')
export class ClocksController {
  constructor(private readonly commands: CommandBus) {}

  /** 暂停计时. */
  @Post('suspension')
  @Allowed('rectification.suspend', { issue: 'id' })
  suspend(@Param('id', ParseUUIDPipe) id: string, @Body() body: SuspendClockDto, @Asked() request: Request) {
    return this.ask(
      id,
      { type: 'SuspendClock', reason: body.reason, evidence: body.evidence ?? [], ...dated(body) },
      request,
    );
  }

  /** 暂缓整改: ends by itself. */
  @Post('waiver')
  @Allowed('rectification.decide-above', { issue: 'id' })
  waive(@Param('id', ParseUUIDPipe) id: string, @Body() body: WaiveIssueDto, @Asked() request: Request) {
    return this.ask(
      id,
      { type: 'WaiveIssue', reason: body.reason, until: body.until, evidence: body.evidence ?? [], ...dated(body) },
      request,
    );
  }

  /** 恢复计时. */
  @Post('resumption')
  @Allowed('rectification.resume', { issue: 'id' })
  resume(@Param('id', ParseUUIDPipe) id: string, @Body() body: ReasonDto, @Asked() request: Request) {
    return this.ask(id, { type: 'ResumeClock', reason: body.reason, ...dated(body) }, request);
  }

  /** 移交: the due date stays. */
  @Post('handover')
  @Allowed('rectification.hand-over', { issueLead: 'id' })
  handOver(@Param('id', ParseUUIDPipe) id: string, @Body() body: HandOverDto, @Asked() request: Request) {
    return this.ask(
      id,
      { type: 'HandOverResponsibility', toAccountId: body.toAccountId, reason: body.reason, ...dated(body) },
      request,
    );
  }

  /** 申请长期整改. */
  @Post('long-term')
  @Allowed('rectification.request-long-term', { issueLead: 'id' })
  requestLongTerm(@Param('id', ParseUUIDPipe) id: string, @Body() body: RequestLongTermDto, @Asked() request: Request) {
    return this.ask(
      id,
      {
        type: 'RequestLongTerm',
        expectedOn: body.expectedOn,
        stages: body.stages,
        reason: body.reason,
        progress: body.progress,
        ...dated(body),
      },
      request,
    );
  }

  @Post('long-term/grant')
  @Allowed('rectification.decide-above', { issue: 'id' })
  grantLongTerm(@Param('id', ParseUUIDPipe) id: string, @Body() body: NoteDto, @Asked() request: Request) {
    return this.ask(
      id,
      { type: 'GrantLongTerm', ...(body.note !== undefined && { note: body.note }), ...dated(body) },
      request,
    );
  }

  @Post('long-term/refusal')
  @Allowed('rectification.decide-above', { issue: 'id' })
  refuseLongTerm(@Param('id', ParseUUIDPipe) id: string, @Body() body: ReasonDto, @Asked() request: Request) {
    return this.ask(id, { type: 'RefuseLongTerm', reason: body.reason, ...dated(body) }, request);
  }

  /** 阶段复核: of the next stage. */
  @Post('stages/review')
  @Allowed('rectification.review-stage', { issue: 'id' })
  reviewStage(@Param('id', ParseUUIDPipe) id: string, @Body() body: ReviewStageDto, @Asked() request: Request) {
    return this.ask(
      id,
      {
        type: 'ReviewStage',
        reached: body.reached,
        finding: body.finding,
        evidence: body.evidence ?? [],
        ...dated(body),
      },
      request,
    );
  }

  /** 挂牌督导报备, by the 责任督学. */
  @Post('report/filing')
  @Allowed('rectification.file-posted', { issue: 'id' })
  filePosted(@Param('id', ParseUUIDPipe) id: string, @Body() body: FilePostedReportDto, @Asked() request: Request) {
    return this.ask(id, { type: 'FilePostedReport', statement: body.statement, ...dated(body) }, request);
  }

  private ask(id: string, command: RectificationAsk, request: Request): Promise<OutcomeDto> {
    return this.commands.execute<RectificationRequest, Outcome>(new RectificationRequest(id, command, request));
  }
}
