import { randomUUID } from 'node:crypto';
import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Correlated } from '../log/index.js';
import { documentOf, Problem } from './problem.js';
import { toProblem, type Translate } from './to-problem.js';

export type ProblemOptions = Readonly<{
  /** The Chinese sentence of each refusal code. */
  sentences: Readonly<Record<string, string>>;
  translate: Translate;
  /** Methods that some route answers at this path; empty when the path is unknown. */
  methodsAt: (path: string) => readonly string[];
}>;

/** What stands in a path beside ids, and is no id. */
const dataYearForm = /^\d{4}-\d{4}$/;

const uuidForm = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/** `ParseUUIDPipe` does not say which parameter it refused; the path shows it. */
const namingParameters = (problem: Problem, request: FastifyRequest): Problem =>
  problem.code !== 'request.invalid-parameter' || problem.errors.length > 0
    ? problem
    : new Problem(
        problem.status,
        problem.code,
        problem.details,
        Object.entries((request.params ?? {}) as Record<string, string>)
          .filter(([, value]) => !uuidForm.test(value) && !dataYearForm.test(value))
          .map(([field]) => ({ field, detail: '应为编号（UUID）。' })),
      );

/** The text Nest gives the error of a path without a route. */
const noRoute = /^Cannot [A-Z]+ /;

/** Every error leaves as RFC 9457 problem+json. What nobody foresaw leaves as a number; its cause stays in the log. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  constructor(private readonly options: ProblemOptions) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const problem =
      this.unrouted(error, request) ?? toProblem(error, this.options.translate) ?? this.fault(error, request);
    if (reply.sent) return;
    if (problem.retryAfter !== null) reply.header('Retry-After', problem.retryAfter);
    if (problem.status === 401) reply.header('WWW-Authenticate', 'Bearer');
    if (problem.status === 405) reply.header('Allow', (problem.details['allowed'] as readonly string[]).join(', '));
    reply
      .status(problem.status)
      .header('Cache-Control', 'no-store')
      .type('application/problem+json; charset=utf-8')
      .send(documentOf(namingParameters(problem, request), this.options.sentences));
  }

  private unrouted(error: unknown, request: FastifyRequest): Problem | null {
    if (!(error instanceof HttpException) || error.getStatus() !== 404 || !noRoute.test(error.message)) return null;
    const allowed = this.options.methodsAt(request.url.split('?')[0]!);
    return allowed.length > 0 ? new Problem(405, 'request.method', { allowed }) : new Problem(404, 'request.not-found');
  }

  private fault(error: unknown, { id: correlationId }: FastifyRequest): Problem {
    const incident = randomUUID();
    const cause = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.logger.error({ correlationId, message: `incident ${incident}: ${cause}` } satisfies Correlated);
    return new Problem(500, 'server.fault', { incident });
  }
}
