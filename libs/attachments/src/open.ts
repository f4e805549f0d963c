import { join } from 'node:path';
import type { Attachments } from './attachments.js';
import { DiskAttachments } from './disk/disk-attachments.js';
import type { BucketOptions } from './s3/bucket.js';
import { S3Attachments } from './s3/s3-attachments.js';

/** The folder of a data directory that files are kept in without a bucket. */
export const attachmentsFolder = 'attachments';

/** Where files are kept. `uploadLimit`: bytes of the largest, 20 MiB when absent. */
export type Where = Readonly<{
  dataDir: string;
  bucket?: BucketOptions | null | undefined;
  uploadLimit?: number | undefined;
}>;

/** The store of files that belongs to a data directory: the bucket when there is one, else its own folder. */
export const attachmentsAt = ({ dataDir, bucket, uploadLimit }: Where): Attachments =>
  bucket ? new S3Attachments(bucket, uploadLimit) : new DiskAttachments(join(dataDir, attachmentsFolder), uploadLimit);
