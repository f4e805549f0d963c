import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { derivedRequest } from '@app/application/kernel';
import { RectificationRequest } from '@app/application/rectifications';
import { refusalSentences } from '@app/domain/catalogue';
import { permits } from '@app/domain/access';
import { Refusal, type Outcome, type Request } from '@app/domain/kernel';
import {
  Allowed,
  Asked,
  Caller,
  edgeSentences,
  fill,
  PermittedRoutes,
  Problem,
  type Person,
  type Route,
} from '@app/platform/http';
import { IssueLadderController } from '../supervision/issue-ladder.controller.js';
import { askOf, batchNeeds, type BatchAct } from './issue-batch.js';
import { IssueBatchAnswerDto, IssueBatchDto, type IssueBatchLineDto } from './issue-batch.dto.js';
import { issueRoutes } from './issue-routes.js';

const routes: Readonly<Record<BatchAct, Route>> = {
  AssignRectification: issueRoutes.AssignRectification,
  AcknowledgeRectification: issueRoutes.AcknowledgeRectification,
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
    private readonly permitted: PermittedRoutes,
  ) {}

  /**
   * Repeated with the same key, it does what was not done yet and nothing twice.
   * @throws Problem 403 for an act that the caller does nowhere
   */
  @Post('batch')
  @Allowed('rectification.batch', 'list')
  async batch(
    @Body() body: IssueBatchDto,
    @Caller() person: Person,
    @Asked() request: Request,
  ): Promise<IssueBatchAnswerDto> {
    if (!person.grants.some(({ role }) => permits(role, batchNeeds[body.act])))
      throw new Problem(403, 'access.not-permitted');
    const items: IssueBatchLineDto[] = [];
    let last: Pick<Outcome, 'position' | 'sequence'> = { position: null, sequence: null };
    for (const id of body.issueIds) {
      const answer = await this.one(id, body, person, request);
      if ('position' in answer && answer.position !== null) last = answer;
      items.push('position' in answer ? { issueId: id, done: true, code: null, detail: null } : answer);
    }
    const done = items.filter((line) => line.done).length;
    const { position, sequence } = last;
    return { done, refused: items.length - done, position, sequence, items };
  }

  private async one(
    id: string,
    body: IssueBatchDto,
    person: Person,
    request: Request,
  ): Promise<Outcome | IssueBatchLineDto> {
    const allowed = await this.permitted.among({ act: routes[body.act] }, person, { id });
    const actor = allowed.get('act');
    if (!actor) return refused(id, 'resource.not-found', edgeSentences['resource.not-found'] ?? '');
    try {
      const own = derivedRequest({ ...request, actor }, `batch ${id}`);
      return await this.commands.execute<RectificationRequest, Outcome>(new RectificationRequest(id, askOf(body), own));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return refused(id, error.code, fill(refusalSentences[error.code] ?? error.code, error.details));
    }
  }
}
