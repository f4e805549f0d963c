import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import {
  attachmentsAt,
  AttachmentStoreUnavailable,
  InMemoryAttachments,
  S3Attachments,
  Thumbnails,
  type Attachments,
} from '@app/attachments';
import type { RuntimeOptions } from './options.js';

type Where = Pick<RuntimeOptions, 'memory' | 'dataDir' | 'uploadLimit' | 'bucket'>;

/**
 * The store of files that a process was told to use, looked at before anything listens: a wrong bucket or key stops the start. A server that is only out of reach
 * does not: the office goes on, and whoever brings or opens a file is told. @throws AttachmentStoreUnavailable
 */
export const checkedAttachmentsOf = async (where: Where): Promise<Attachments> => {
  if (where.memory) return new InMemoryAttachments(where.uploadLimit);
  const attachments = attachmentsAt(where);
  if (!(attachments instanceof S3Attachments)) return attachments;
  await attachments.check().catch((error: unknown) => {
    if (!(error instanceof AttachmentStoreUnavailable) || error.reason !== 'unreachable') throw error;
    new Logger('Attachments').warn(error.message);
  });
  return attachments;
};

/** Thumbnails are kept beside the data whatever store the files are in; they can be made again, so no backup has them. */
export const thumbnailsOf = ({ memory, dataDir }: Where, attachments: Attachments): Thumbnails =>
  new Thumbnails(attachments, memory ? null : join(dataDir, 'thumbnails'));
