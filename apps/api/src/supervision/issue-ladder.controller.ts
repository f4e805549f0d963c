import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { RectificationRequest, type RectificationAsk } from '@app/application/rectifications';
import { daysBetween, type Outcome, type Request } from '@app/domain/kernel';
import { Allowed, Asked, Caller, OutcomeDto, Problem, Scope, type Person } from '@app/platform/http';
import { calendarIn, climbAt, climbOf, ladderAhead, ladderOn, type IssueRung } from '@app/projections/deadlines';
import { ReadModel } from '@app/projections/kernel';
import { Names, type NameBook } from '../names.js';
import { PointQuery } from '../points/point.dto.js';
import { asksNow, TimePoints } from '../points/points.js';
import { Streams } from '../streams.js';
import {
  AcceptAnswerDto,
  AnswerSlipDto,
  DecideEscalationDto,
  IssueLadderDto,
  IssueRungDto,
  RemindDto,
} from './issue-ladder.dto.js';

const named = (rung: IssueRung, names: NameBook): IssueRungDto => ({
  ...rung,
  daysLate: daysBetween(rung.dueDate, rung.firedOn),
  leadUnitName: names.of(rung.leadUnitId),
  sentByName: names.of(rung.sentBy),
  answeredByName: names.of(rung.answeredBy),
  acceptedByName: names.of(rung.acceptedBy),
  decidedByName: names.of(rung.decidedBy),
});

/** The ladder of one issue: what went out, what was said to it, what comes next; and what people do about it. */
@Controller('issues/:id')
export class IssueLadderController {
  constructor(
    private readonly commands: CommandBus,
    private readonly model: ReadModel,
    private readonly names: Names,
    private readonly streams: Streams,
    private readonly times: TimePoints,
  ) {}

  @Get('ladder')
  @Allowed('rectification.read', { issueParty: 'id' })
  async ladder(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PointQuery,
    @Scope() scope: Scope,
    @Caller() reader: Person,
  ): Promise<IssueLadderDto> {
    const { db } = this.model;
    const point = await this.times.of(query, scope);
    const { knownAt, asOf: day } = point;
    const climb = asksNow(query) ? climbOf(db, id) : climbAt(await this.streams.of('rectification', id), id, point);
    if (!climb) throw new Problem(404, 'resource.not-found');
    const { round, rungs, due } = climb;
    const ahead = ladderAhead(due, ladderOn(db, due.countyId, day, knownAt), calendarIn(db, knownAt));
    const names = await this.names.for(reader, rungs);
    return {
      issueId: id,
      day,
      round,
      dueDate: ahead.dueDate,
      silent: ahead.silent,
      ladder: { ...ahead.ladder, rungs: [...ahead.ladder.rungs] },
      rungs: rungs.map((rung) => named(rung, names)),
      planned: [...ahead.planned],
    };
  }

  /** 催办: at most one notice a day. */
  @Post('reminder')
  @Allowed('rectification.remind', { issue: 'id' })
  remind(@Param('id', ParseUUIDPipe) id: string, @Body() { note }: RemindDto, @Asked() request: Request) {
    return this.ask(id, { type: 'RemindNow', ...(note !== undefined && { note }) }, request);
  }

  /** 答复督办单. */
  @Post('slip-answer')
  @Allowed('rectification.answer-slip', { issueLead: 'id' })
  answer(@Param('id', ParseUUIDPipe) id: string, @Body() body: AnswerSlipDto, @Asked() request: Request) {
    const { rung, answer, forecast } = body;
    return this.ask(id, { type: 'AnswerRung', ...(rung !== undefined && { rung }), answer, forecast }, request);
  }

  /** 采纳答复, with or without a day until which nothing further comes. */
  @Post('slip-answer/acceptance')
  @Allowed('rectification.accept-answer', { issue: 'id' })
  accept(@Param('id', ParseUUIDPipe) id: string, @Body() body: AcceptAnswerDto, @Asked() request: Request) {
    const { rung, holdUntil, note } = body;
    const said = {
      ...(rung !== undefined && { rung }),
      ...(holdUntil !== undefined && { holdUntil }),
      ...(note !== undefined && { note }),
    };
    return this.ask(id, { type: 'AcceptRungAnswer', ...said }, request);
  }

  /** A leader decides what was proposed. */
  @Post('escalation')
  @Allowed('rectification.decide-escalation', { issue: 'id' })
  decide(@Param('id', ParseUUIDPipe) id: string, @Body() body: DecideEscalationDto, @Asked() request: Request) {
    const { proposal, decision, reason } = body;
    return this.ask(
      id,
      { type: 'DecideEscalation', ...(proposal !== undefined && { proposal }), decision, reason },
      request,
    );
  }

  private ask(id: string, command: RectificationAsk, request: Request): Promise<OutcomeDto> {
    return this.commands.execute<RectificationRequest, Outcome>(new RectificationRequest(id, command, request));
  }
}
