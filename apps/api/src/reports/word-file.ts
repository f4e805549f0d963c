import { StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

export const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A Word file as a download: never shown in our pages. */
export const wordFile = (reply: FastifyReply, bytes: Uint8Array, name: string): StreamableFile => {
  reply.header('Content-Security-Policy', "default-src 'none'; sandbox").header('Cache-Control', 'private, no-store');
  const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(name).replaceAll("'", '%27')}`;
  return new StreamableFile(bytes, { type: docx, length: bytes.length, disposition });
};
