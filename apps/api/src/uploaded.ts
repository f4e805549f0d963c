import type {} from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '@app/domain/kernel';
import { Problem } from '@app/platform/http';

/** The form that carries one file, for the document. */
export const fileForm = {
  type: 'object',
  required: ['file'],
  properties: { file: { type: 'string', format: 'binary' } },
};

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
