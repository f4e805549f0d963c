import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { AttachmentStoreUnavailable } from '@app/attachments';
import { Config } from '@app/platform/config';
import { Api, type Client } from '@test/api';
import { S3Server } from '@test/s3-server';

const text = '整改说明\n';
let server: S3Server;
let variables: Record<string, string>;
let api: Api;
let school: string;
let principal: Client;
beforeAll(async () => {
  server = await S3Server.start();
  const { endpoint, bucket, accessKeyId, secretAccessKey } = server.bucket('hengjian');
  variables = {
    S3_ENDPOINT: endpoint,
    S3_BUCKET: bucket,
    S3_ACCESS_KEY_ID: accessKeyId,
    S3_SECRET_ACCESS_KEY: secretAccessKey,
  };
  api = await Api.start(variables);
  school = await api.unit('school', await api.unit('county', null));
  await api.account('principal', school, ['principal']);
  principal = await api.as('principal');
});
afterAll(async () => {
  await api.close();
});

const add = () => {
  const form = new FormData();
  form.set('file', new Blob([text]), '整改.txt');
  return principal.post(`/api/attachments?unitId=${school}`, form);
};

it('a file is kept in the bucket, and not in the data directory', async () => {
  const { status, body } = await add();
  const { hash } = body as { hash: string };
  expect(status).toBe(201);
  expect(readdirSync(server.directory, { recursive: true, encoding: 'utf8' }).join('\n')).toContain(hash);
  expect(existsSync(join(api.app.get(Config).dataDir, 'attachments'))).toBe(false);
  expect((await principal.get(`/api/attachments/${hash}`)).status).toBe(200);
  expect((await principal.get(`/api/attachments/${hash}/thumbnail`)).status).toBe(200);
});

it.each([
  ['S3_BUCKET', 'elsewhere'],
  ['S3_SECRET_ACCESS_KEY', 'hunter2-hunter2'],
])('a wrong %s stops the start, in words that name it and not its secret', async (name, value) => {
  const error: unknown = await Api.start({ ...variables, [name]: value }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(AttachmentStoreUnavailable);
  expect(String(error)).toContain(name);
  expect(String(error)).not.toContain('hunter2');
});

it('a bucket that is out of reach is a 503 in a clerk’s words, and stops no start', async () => {
  const away = await Api.start({ ...variables, S3_ENDPOINT: 'http://127.0.0.1:1' });
  await away.close();
  await server.close();
  const { status, headers, body } = await add();
  expect([status, headers.get('retry-after'), body]).toEqual([
    503,
    '5',
    expect.objectContaining({ code: 'attachments.unavailable', details: { reason: 'unreachable' } }),
  ]);
});
