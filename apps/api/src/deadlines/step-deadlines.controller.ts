import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { startNames, stepNames, type ClockSubject } from '@app/domain/deadlines';
import { Allowed, Scope } from '@app/platform/http';
import {
  calendarIn,
  stepDeadlinesAt,
  stepDeadlinesOf,
  stepsWithLimit,
  type StepDeadline,
} from '@app/projections/deadlines';
import { ReadModel } from '@app/projections/kernel';
import { PointQuery } from '../points/point.dto.js';
import { asksNow, TimePoints, type Point } from '../points/points.js';
import { Streams } from '../streams.js';
import { explained } from './explained.js';
import { StepDeadlineDto } from './step-deadlines.dto.js';

type Subject = Pick<ClockSubject, 'kind' | 'id'>;

/** When each step of a matter is due, why that day, and how late it was: today, or at a point. */
@Controller()
export class StepDeadlinesController {
  constructor(
    private readonly model: ReadModel,
    private readonly streams: Streams,
    private readonly times: TimePoints,
  ) {}

  @Get('issues/:id/step-deadlines')
  @Allowed('rectification.read', { issueParty: 'id' })
  ofIssue(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PointQuery,
    @Scope() scope: Scope,
  ): Promise<StepDeadlineDto[]> {
    return this.shown({ kind: 'issue', id }, query, scope);
  }

  @Get('inspections/:id/step-deadlines')
  @Allowed('inspections.read', { inspection: 'id' })
  ofInspection(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PointQuery,
    @Scope() scope: Scope,
  ): Promise<StepDeadlineDto[]> {
    return this.shown({ kind: 'inspection', id }, query, scope);
  }

  private async shown(subject: Subject, query: PointQuery, scope: Scope): Promise<StepDeadlineDto[]> {
    const { db } = this.model;
    const point = await this.times.of(query, scope);
    const found = asksNow(query) ? stepDeadlinesOf(db, subject, point.asOf) : await this.past(subject, point);
    const calendar = calendarIn(db, point.knownAt);
    return found.map((one) => ({
      ...one,
      stepName: stepNames[one.step],
      anchorName: startNames[one.basis.act as keyof typeof startNames],
      provisional: one.basis.provisional ?? false,
      ...explained({ date: one.dueDate, basis: one.basis }, calendar),
    }));
  }

  private async past(subject: Subject, point: Point): Promise<readonly StepDeadline[]> {
    const category = subject.kind === 'issue' ? 'rectification' : 'inspection';
    const steps = stepsWithLimit(this.model.db, subject).map((id) => this.streams.of('deadline', id));
    const streams = await Promise.all([this.streams.of(category, subject.id), ...steps]);
    return stepDeadlinesAt(streams.flat(), subject, point);
  }
}
