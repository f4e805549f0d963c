import { afterAll, beforeAll } from '@jest/globals';
import { S3Attachments } from '@app/attachments';
import { S3Server } from '@test/s3-server';
import { attachmentsContract } from './attachments.contract.js';

let server: S3Server;
let buckets = 0;
beforeAll(async () => {
  server = await S3Server.start();
});
afterAll(() => server.close());

attachmentsContract('S3', () => {
  const bucket = server.bucket(`bucket-${(buckets += 1)}`);
  return { open: (limit) => new S3Attachments(bucket, limit), remove: () => undefined };
});
