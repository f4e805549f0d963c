import { StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Download } from '@app/runtime';

export const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A workbook as a download: never shown in our pages. */
export const workbookFile = (reply: FastifyReply, { bytes, name }: Download): StreamableFile => {
  reply.header('Content-Security-Policy', "default-src 'none'; sandbox").header('Cache-Control', 'private, no-store');
  const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(name).replaceAll("'", '%27')}`;
  return new StreamableFile(bytes, { type: xlsx, length: bytes.length, disposition });
};
