import type {} from '@fastify/multipart';
import { applyDecorators } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '@app/domain/kernel';
import { Problem, takesFile } from '@app/platform/http';

/** The form that carries one file, for the document. */
const fileForm = {
  type: 'object',
  required: ['file'],
  properties: { file: { type: 'string', format: 'binary' } },
};

/** A route that takes a form with one file. */
export const TakesFile = () =>
  applyDecorators(RouteConfig(takesFile), ApiConsumes('multipart/form-data'), ApiBody({ schema: fileForm }));

/** The one file of a multipart request, whole (the server limits its size), and its declared name. @throws Refusal, Problem */
export const uploaded = async (request: FastifyRequest): Promise<{ content: Buffer; name: string }> => {
  const file = request.isMultipart() ? await request.file().catch(broken) : undefined;
  if (!file) throw new Refusal('attachments.no-file', {}, 'invalid');
  return { content: await file.toBuffer().catch(broken), name: file.filename };
};

/** The parser's own errors have no status: what it could not read was not sent well. */
const broken = (error: unknown): never => {
  throw typeof (error as { statusCode?: unknown }).statusCode === 'number'
    ? error
    : new Problem(400, 'request.broken-form');
};
