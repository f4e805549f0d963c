import type {} from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '@app/domain/kernel';

/** The form that carries one file, for the document. */
export const fileForm = {
  type: 'object',
  required: ['file'],
  properties: { file: { type: 'string', format: 'binary' } },
};

/** The one file of a multipart request, whole (the server limits its size), and its declared name. @throws Refusal */
export const uploaded = async (request: FastifyRequest): Promise<{ content: Buffer; name: string }> => {
  const file = request.isMultipart() ? await request.file() : undefined;
  if (!file) throw new Refusal('attachments.no-file', {}, 'invalid');
  return { content: await file.toBuffer(), name: file.filename };
};
