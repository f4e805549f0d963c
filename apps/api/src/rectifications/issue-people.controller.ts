import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { dayOf } from '@app/domain/kernel';
import { Clock } from '@app/platform/clock';
import { Allowed, Caller, Problem, type Person } from '@app/platform/http';
import { rectifiersOf } from '@app/projections/access';
import { ReadModel } from '@app/projections/kernel';
import { placeOfIssue } from '@app/projections/rectifications';
import { Names } from '../names.js';
import { IssuePersonDto } from './issue-people.dto.js';

/** Who a plan may name as the person who answers for it. */
@Controller('issues/:id')
export class IssuePeopleController {
  constructor(
    private readonly model: ReadModel,
    private readonly names: Names,
    private readonly clock: Clock,
  ) {}

  /** The people of the lead unit who rectify for it today. */
  @Get('people')
  @Allowed('rectification.people', { issueLead: 'id' })
  async people(@Param('id', ParseUUIDPipe) id: string, @Caller() reader: Person): Promise<IssuePersonDto[]> {
    const { db } = this.model;
    const lead = placeOfIssue(db, id)?.leadUnitId;
    if (lead === undefined || lead === null) throw new Problem(404, 'resource.not-found');
    const ids = rectifiersOf(db, lead, dayOf(this.clock.now()));
    const names = await this.names.for(reader, ids);
    return ids.map((accountId) => ({ accountId, name: names.of(accountId), unitName: names.unitOf(accountId) }));
  }
}
