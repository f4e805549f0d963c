import { StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Download } from '@app/runtime';

export const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What a workbook is sent with: a download, never shown in our pages. */
export const workbookHeaders = (reply: FastifyReply, name: string) => {
  reply.header('Content-Security-Policy', "default-src 'none'; sandbox").header('Cache-Control', 'private, no-store');
  const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(name).replaceAll("'", '%27')}`;
  return { type: xlsx, disposition };
};

/** A workbook as a download. */
export const workbookFile = (reply: FastifyReply, { bytes, name }: Download): StreamableFile =>
  new StreamableFile(bytes, { length: bytes.length, ...workbookHeaders(reply, name) });
