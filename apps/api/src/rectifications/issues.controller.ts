import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { dayOf } from '@app/domain/kernel';
import { Clock } from '@app/platform/clock';
import { Allowed, Caller, page, PageQuery, Problem, Scope, type Person } from '@app/platform/http';
import { ReadModel } from '@app/projections/kernel';
import { dueDatesOf, issueActs, issueById, issueCounts, issuesOf, issueTodos } from '@app/projections/rectifications';
import {
  IssueActDto,
  IssueCountDto,
  IssueDetailDto,
  IssueDueDateDto,
  IssuesPageDto,
  IssueTodosPageDto,
} from './issue-answers.dto.js';
import { AsOfQuery, IssueActsQuery, IssuesQuery } from './issues.dto.js';

/** 整改台账: every issue as it stands, or as it was known at any sequence and judged on any day. */
@Controller('issues')
export class IssuesController {
  constructor(
    private readonly model: ReadModel,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allowed('rectification.read', 'list')
  list(@Query() query: IssuesQuery, @Scope() { roots }: Scope): IssuesPageDto {
    const found = issuesOf(this.model.db, { ...this.filter(query, roots), limit: query.limit, offset: query.offset });
    return page(found.rows, found.total, query) as IssuesPageDto;
  }

  /** How many stand in each state, and how many of them are overdue. Takes the filters of the list. */
  @Get('counts')
  @Allowed('rectification.read', 'list')
  counts(@Query() query: IssuesQuery, @Scope() { roots }: Scope): IssueCountDto[] {
    return issueCounts(this.model.db, this.filter(query, roots));
  }

  /** What waits for the caller, the most urgent first. */
  @Get('todos')
  @Allowed('rectification.read', 'list')
  todos(@Query() query: PageQuery, @Caller() { grants }: Person): IssueTodosPageDto {
    const { limit, offset } = query;
    const found = issueTodos(this.model.db, { seats: grants, day: this.day(), limit, offset });
    return page(found.rows, found.total, query) as IssueTodosPageDto;
  }

  @Get(':id')
  @Allowed('rectification.read', { issueParty: 'id' })
  issue(@Param('id', ParseUUIDPipe) id: string, @Query() { day, knownAt }: AsOfQuery): IssueDetailDto {
    const found = issueById(this.model.db, id, day ?? this.day(), knownAt);
    if (!found) throw new Problem(404, 'resource.not-found');
    return found as IssueDetailDto;
  }

  /** 经过: every act, newest first. */
  @Get(':id/timeline')
  @Allowed('rectification.read', { issueParty: 'id' })
  timeline(@Param('id', ParseUUIDPipe) id: string, @Query() { round, knownAt }: IssueActsQuery): IssueActDto[] {
    return issueActs(this.model.db, id, { round, knownAt }) as IssueActDto[];
  }

  /** 为什么是这一天: every due date it had, with its basis. */
  @Get(':id/due-dates')
  @Allowed('rectification.read', { issueParty: 'id' })
  dueDates(@Param('id', ParseUUIDPipe) id: string): IssueDueDateDto[] {
    return dueDatesOf(this.model.db, id) as IssueDueDateDto[];
  }

  private day(): string {
    return dayOf(this.clock.now());
  }

  private filter(query: IssuesQuery, roots: readonly string[]) {
    const { day, knownAt, unit, lead, inspection, status, severity, overdue, dueBy, search } = query;
    return {
      roots,
      day: day ?? this.day(),
      knownAt,
      unitId: unit,
      leadUnitId: lead,
      inspectionId: inspection,
      status,
      severity,
      overdue: overdue === undefined ? undefined : overdue === 'true',
      dueBy,
      search,
    };
  }
}
