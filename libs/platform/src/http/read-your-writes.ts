import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Outcome } from '@app/domain/kernel';
import { etag } from './etag.js';
import { Knowledge, ReadPosition } from './ports.js';
import { Problem } from './problem.js';
import type { Soon } from './soon.js';

/** How long an answer may wait for its own read model, in milliseconds. */
export const patience = 2000;

const positionForm = /^[\w:/.-]{1,100}$/;

const isOutcome = (answer: unknown): answer is Outcome =>
  typeof answer === 'object' && answer !== null && 'outcome' in answer && 'stream' in answer && 'position' in answer;

/**
 * A query that names X-After-Position waits until the lists have come there, and says X-Stale when it was answered from
 * before that position. While the log is away every query is answered from what is known, says X-Stale and, in
 * X-Known-Until, since when nothing more was heard. Asked once it is known who calls: nobody else can make the server wait.
 */
@Injectable()
export class AfterPosition {
  constructor(
    private readonly readPosition: ReadPosition,
    private readonly knowledge: Knowledge,
  ) {}

  /** @throws Problem 400 for a position that can be none */
  heeded(request: FastifyRequest, reply: FastifyReply): Soon<true> {
    this.markedOnly(request, reply);
    const after = request.headers['x-after-position'];
    return after === undefined || this.waited(after, reply);
  }

  /** Where anybody may call: says X-Stale while the log is away, and waits for nothing. */
  markedOnly(request: FastifyRequest, reply: FastifyReply): void {
    if (request.method === 'GET') this.marked(reply);
  }

  private async waited(after: string | readonly string[], reply: FastifyReply): Promise<true> {
    if (typeof after !== 'string' || !positionForm.test(after)) {
      throw new Problem(400, 'request.invalid-header', { header: 'X-After-Position' });
    }
    // What has not come by now does not come while the log is away.
    const wait = this.knowledge.until === null ? patience : 0;
    if (!(await this.readPosition.reached(after, wait))) reply.header('X-Stale', 'true');
    return true;
  }

  private marked(reply: FastifyReply): void {
    const { until } = this.knowledge;
    if (until !== null) reply.header('X-Stale', 'true').header('X-Known-Until', until);
  }
}

/**
 * A command's answer waits until the lists show what it did, so that the next read does. When that takes too long the
 * answer is still a success, with `stale: true`. A hook, as Nest's interceptors cost every request a fifth of its time.
 */
export const answerWhenShown = (fastify: FastifyInstance, readPosition: ReadPosition, knowledge: Knowledge): void => {
  fastify.addHook('preSerialization', (_, reply, answer, done) => {
    if (!isOutcome(answer)) return done(null, answer);
    const { revision, position } = answer;
    if (revision >= 0) reply.header('ETag', etag(revision));
    if (position === null) return done(null, answer);
    reply.header('X-Position', position);
    readPosition.reached(position, knowledge.until === null ? patience : 0).then(
      (shown) => done(null, shown ? answer : { ...answer, stale: true }),
      (error: Error) => done(error),
    );
  });
};
