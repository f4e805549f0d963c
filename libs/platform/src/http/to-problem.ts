import { HttpException } from '@nestjs/common';
import { Refusal, type RefusalKind } from '@app/domain/kernel';
import { Problem, type FieldError } from './problem.js';

const statusOf: Readonly<Record<RefusalKind, number>> = {
  conflict: 409,
  forbidden: 403,
  'not-found': 404,
  precondition: 412,
  invalid: 422,
};

/** Codes of answers that Nest, Fastify or a plugin give by status alone. */
const codeOf: Readonly<Record<number, string>> = {
  400: 'request.invalid-parameter',
  401: 'access.sign-in',
  403: 'access.not-permitted',
  404: 'resource.not-found',
  413: 'request.too-large',
  415: 'request.media-type',
  429: 'request.too-many',
};

const byStatus = (status: number) => new Problem(status, codeOf[status] ?? 'request.refused');

/** A refusal that names fields in `details.errors` names them where a form looks for them. */
const refused = ({ kind, code, details: { errors, ...details } }: Refusal): Problem => {
  const named: readonly FieldError[] = Array.isArray(errors)
    ? (errors as readonly { field: string; message: string }[]).map(({ field, message }) => ({
        field,
        detail: message,
      }))
    : [];
  return new Problem(statusOf[kind], code, details, named);
};

/** An engine's or library's error in the edge's words; null when it is none of theirs. */
export type Translate = (error: unknown) => Problem | null;

/**
 * What went wrong, as a problem. Null: nobody foresaw it, and its text must not leave the house.
 * Errors of Fastify and its plugins are known by their `statusCode`.
 */
export const toProblem = (error: unknown, translate: Translate): Problem | null => {
  if (error instanceof Problem) return error;
  if (error instanceof Refusal) return refused(error);
  const translated = translate(error);
  if (translated) return translated;
  if (error instanceof HttpException) return error.getStatus() < 500 ? byStatus(error.getStatus()) : null;
  const { statusCode } = (error ?? {}) as { statusCode?: unknown };
  if (typeof statusCode !== 'number' || statusCode < 400 || statusCode >= 500) return null;
  return byStatus(statusCode);
};
