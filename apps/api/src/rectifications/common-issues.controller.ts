import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommonIssueRequest, type CommonIssueAsk } from '@app/application/rectifications';
import { dayOf, type Outcome, type Request } from '@app/domain/kernel';
import { Clock } from '@app/platform/clock';
import { Allowed, Asked, Caller, newIdFor, OutcomeDto, page, Problem, Scope, type Person } from '@app/platform/http';
import { ReadModel } from '@app/projections/kernel';
import { commonIssueById, commonIssuesOf } from '@app/projections/rectifications';
import { dated } from '../dated.dto.js';
import { Names } from '../names.js';
import { Revisions } from '../revisions.js';
import { CommonIssueDetailDto, CommonIssuesPageDto } from './common-answers.dto.js';
import { CommonIssuesQuery, RaiseCommonIssueDto, SetCommonPlanDto } from './common-issues.dto.js';
import { calledCommon, plansCalled, unitNow } from './common-names.js';
import { named } from './issue-names.js';

/** 共性问题: one finding in several units, an issue for each, and one plan for all. */
@Controller('common-issues')
export class CommonIssuesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly model: ReadModel,
    private readonly names: Names,
    private readonly revisions: Revisions,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allowed('rectification.common', 'list')
  async list(
    @Query() query: CommonIssuesQuery,
    @Scope() { roots }: Scope,
    @Caller() reader: Person,
  ): Promise<CommonIssuesPageDto> {
    const { county: countyId, issue: issueId, limit, offset } = query;
    const day = dayOf(this.clock.now());
    const found = commonIssuesOf(this.model.db, { roots, day, countyId, issueId, limit, offset });
    const names = await this.names.for(reader, found.rows);
    const rows = found.rows.map((row) => ({ ...row, ...calledCommon(row, names) }));
    return page(rows, found.total, query) as unknown as CommonIssuesPageDto;
  }

  @Get(':id')
  @Allowed('rectification.common', { commonIssue: 'id' })
  async issue(@Param('id', ParseUUIDPipe) id: string, @Caller() reader: Person): Promise<CommonIssueDetailDto> {
    const found = commonIssueById(this.model.db, id, dayOf(this.clock.now()));
    if (!found) throw new Problem(404, 'resource.not-found');
    const names = await this.names.for(reader, found);
    return {
      ...found,
      ...calledCommon(found, names),
      revision: this.revisions.of('common-issue', id),
      plans: plansCalled(found.plans, names),
      children: found.children.map((child) => ({
        ...child,
        ...named(child, names),
        unitNow: unitNow(this.model.db, child),
      })),
      missing: found.missing.map((unitId) => ({ unitId, unitName: names.of(unitId) })),
    } as unknown as CommonIssueDetailDto;
  }

  @Post()
  @Allowed('rectification.raise', { bodyUnit: 'countyId' })
  raise(@Body() body: RaiseCommonIssueDto, @Asked() request: Request): Promise<OutcomeDto> {
    const { countyId, problem, clause, severity, indicator, suggestedDueDate } = body;
    const stated = {
      ...(indicator !== undefined && { indicator }),
      ...(suggestedDueDate !== undefined && { suggestedDueDate }),
    };
    const { unitIds, issueIds } = body;
    const form = {
      countyId,
      unitIds: unitIds ?? [],
      issueIds: issueIds ?? [],
      problem,
      clause,
      severity,
      ...stated,
      ...dated(body),
    };
    return this.ask(newIdFor(request, 'common-issue'), { type: 'RaiseCommonIssue', ...form }, request);
  }

  /** 统一整改方案: counts at once for each issue that is signed for and has no plan, later for each that is signed for. */
  @Post(':id/plan')
  @Allowed('rectification.assign', { commonIssue: 'id' })
  plan(@Param('id', ParseUUIDPipe) id: string, @Body() body: SetCommonPlanDto, @Asked() request: Request) {
    const { goal, measures } = body;
    const steps = body.steps.map(({ text, dueDate }) => ({ text, dueDate }));
    return this.ask(id, { type: 'SetCommonPlan', goal, measures, steps, ...dated(body) }, request);
  }

  private ask(id: string, command: CommonIssueAsk, request: Request): Promise<OutcomeDto> {
    return this.commands.execute<CommonIssueRequest, Outcome>(new CommonIssueRequest(id, command, request));
  }
}
