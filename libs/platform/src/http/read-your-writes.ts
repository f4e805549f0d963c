import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, mergeMap, type Observable } from 'rxjs';
import type { Outcome } from '@app/domain/kernel';
import { etag } from './etag.js';
import { Knowledge, ReadPosition } from './ports.js';
import { Problem } from './problem.js';

/** How long an answer may wait for its own read model, in milliseconds. */
export const patience = 2000;

const positionForm = /^[\w:/.-]{1,100}$/;

const isOutcome = (answer: unknown): answer is Outcome =>
  typeof answer === 'object' && answer !== null && 'outcome' in answer && 'stream' in answer && 'position' in answer;

/**
 * A command's answer waits until the lists show what it did, so that the next read does. When that takes too long
 * the answer is still a success, with `stale: true`. A query that names X-After-Position waits likewise, and says
 * X-Stale when it was answered from before that position. While the log is away every query is answered from what is
 * known, says X-Stale and, in X-Known-Until, since when nothing more was heard.
 */
@Injectable()
export class ReadYourWrites implements NestInterceptor {
  constructor(
    private readonly readPosition: ReadPosition,
    private readonly knowledge: Knowledge,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const after = request.headers['x-after-position'];
    const answer = (value: unknown) => this.shown(value, reply);
    if (request.method === 'GET') this.marked(reply);
    if (after === undefined) return next.handle().pipe(mergeMap(answer));
    return from(this.waited(after, reply)).pipe(
      mergeMap(() => next.handle()),
      mergeMap(answer),
    );
  }

  private async waited(after: string | readonly string[], reply: FastifyReply): Promise<void> {
    if (typeof after !== 'string' || !positionForm.test(after)) {
      throw new Problem(400, 'request.invalid-header', { header: 'X-After-Position' });
    }
    // What has not come by now does not come while the log is away.
    const wait = this.knowledge.until === null ? patience : 0;
    if (!(await this.readPosition.reached(after, wait))) reply.header('X-Stale', 'true');
  }

  private marked(reply: FastifyReply): void {
    const { until } = this.knowledge;
    if (until !== null) reply.header('X-Stale', 'true').header('X-Known-Until', until);
  }

  private async shown(answer: unknown, reply: FastifyReply): Promise<unknown> {
    if (!isOutcome(answer)) return answer;
    if (answer.revision >= 0) reply.header('ETag', etag(answer.revision));
    if (answer.position === null) return answer;
    reply.header('X-Position', answer.position);
    const wait = this.knowledge.until === null ? patience : 0;
    return (await this.readPosition.reached(answer.position, wait)) ? answer : { ...answer, stale: true };
  }
}
