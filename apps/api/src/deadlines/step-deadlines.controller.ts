import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { startNames, stepNames, type ClockSubject } from '@app/domain/deadlines';
import { dayOf } from '@app/domain/kernel';
import { Clock } from '@app/platform/clock';
import { Allowed } from '@app/platform/http';
import { calendarIn, stepDeadlinesOf } from '@app/projections/deadlines';
import { ReadModel } from '@app/projections/kernel';
import { explained } from './explained.js';
import { StepDeadlineDto } from './step-deadlines.dto.js';

/** When each step of a matter is due, why that day, and how late it was. */
@Controller()
export class StepDeadlinesController {
  constructor(
    private readonly model: ReadModel,
    private readonly clock: Clock,
  ) {}

  @Get('issues/:id/step-deadlines')
  @Allowed('rectification.read', { issueParty: 'id' })
  ofIssue(@Param('id', ParseUUIDPipe) id: string): StepDeadlineDto[] {
    return this.shown({ kind: 'issue', id });
  }

  @Get('inspections/:id/step-deadlines')
  @Allowed('inspections.read', { inspection: 'id' })
  ofInspection(@Param('id', ParseUUIDPipe) id: string): StepDeadlineDto[] {
    return this.shown({ kind: 'inspection', id });
  }

  private shown(subject: Pick<ClockSubject, 'kind' | 'id'>): StepDeadlineDto[] {
    const { db } = this.model;
    const calendar = calendarIn(db);
    return stepDeadlinesOf(db, subject, dayOf(this.clock.now())).map((one) => ({
      ...one,
      stepName: stepNames[one.step],
      anchorName: startNames[one.basis.act as keyof typeof startNames],
      provisional: one.basis.provisional ?? false,
      ...explained({ date: one.dueDate, basis: one.basis }, calendar),
    }));
  }
}
