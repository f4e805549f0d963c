import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { derivedRequest } from '@app/application/kernel';
import { RectificationRequest } from '@app/application/rectifications';
import { refusalSentences } from '@app/domain/catalogue';
import { dayOf, Refusal, type Outcome, type Request } from '@app/domain/kernel';
import {
  Allowed,
  Asked,
  Caller,
  edgeSentences,
  fill,
  PermittedRoutes,
  type Person,
  type Route,
} from '@app/platform/http';
import { ReadModel } from '@app/projections/kernel';
import { linesOf, type IssueRow } from '@app/projections/rectifications';
import { IssueLadderController } from '../supervision/issue-ladder.controller.js';
import { askOf, type BatchAct } from './issue-batch.js';
import { IssueBatchAnswerDto, IssueBatchDto, type IssueBatchLineDto } from './issue-batch.dto.js';
import { issueRoutes } from './issue-routes.js';

const routes: Readonly<Record<BatchAct, Route>> = {
  AssignRectification: issueRoutes.AssignRectification,
  ApproveRectificationPlan: issueRoutes.ApproveRectificationPlan,
  GrantExtension: issueRoutes.GrantExtension,
  RemindNow: [IssueLadderController, 'remind'],
};
const refused = (issueId: string, code: string, detail: string): IssueBatchLineDto => ({
  issueId,
  done: false,
  code,
  detail,
});

/** 批量办理: each issue is asked for itself, by who may do it there, and has its own answer. */
@Controller('issues')
export class IssueBatchController {
  constructor(
    private readonly commands: CommandBus,
    private readonly model: ReadModel,
    private readonly permitted: PermittedRoutes,
  ) {}

  /** Repeated with the same key, it does what was not done yet and nothing twice. */
  @Post('batch')
  @Allowed('rectification.batch', 'list')
  async batch(
    @Body() body: IssueBatchDto,
    @Caller() person: Person,
    @Asked() request: Request,
  ): Promise<IssueBatchAnswerDto> {
    const rows = linesOf(this.model.db, body.issueIds, { day: dayOf(request.at) });
    const issues = new Map(rows.map((row) => [row.issueId, row]));
    const items: IssueBatchLineDto[] = [];
    let position: string | null = null;
    for (const id of body.issueIds) {
      const answer = await this.one(id, issues.get(id), body, person, request);
      if ('position' in answer) position = answer.position ?? position;
      items.push('position' in answer ? { issueId: id, done: true, code: null, detail: null } : answer);
    }
    const done = items.filter((line) => line.done).length;
    return { done, refused: items.length - done, position, items };
  }

  private async one(
    id: string,
    issue: IssueRow | undefined,
    body: IssueBatchDto,
    person: Person,
    request: Request,
  ): Promise<Outcome | IssueBatchLineDto> {
    const allowed = await this.permitted.among({ act: routes[body.act] }, person, { id });
    const actor = allowed.get('act');
    if (!issue || !actor) return refused(id, 'resource.not-found', edgeSentences['resource.not-found'] ?? '');
    try {
      const own = derivedRequest({ ...request, actor }, `batch ${id}`);
      return await this.commands.execute<RectificationRequest, Outcome>(
        new RectificationRequest(id, askOf(body, issue), own),
      );
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return refused(id, error.code, fill(refusalSentences[error.code] ?? error.code, error.details));
    }
  }
}
