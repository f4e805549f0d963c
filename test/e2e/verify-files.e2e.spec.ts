import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { S3Attachments } from '@app/attachments';
import { Config } from '@app/platform/config';
import { Api } from '@test/api';
import { hengjian, printed, Running } from '@test/processes';
import { S3Server } from '@test/s3-server';
import { temporaryDirectory } from '@test/temporary';

const { directory, remove } = temporaryDirectory();
const data = join(directory, 'data');
let hash: string;

/** A county with one issue that cites one file. */
const county = async (api: Api): Promise<string> => {
  const top = await api.unit('county', null);
  const unitId = await api.unit('school', top);
  await api.account('inspector', top, ['inspector']);
  const evidence = [await api.evidence()];
  const issue = { unitId, problem: '操场被占', clause: '第六条', severity: 'ordinary', evidence };
  expect((await (await api.as('inspector')).post('/api/issues', issue)).status).toBe(201);
  cpSync(api.app.get(Config).dataDir, data, { recursive: true });
  return evidence[0]!.hash;
};
beforeAll(async () => {
  const api = await Api.start();
  hash = await county(api);
  await api.close();
});
afterAll(remove);

const copied = (name: string) => {
  const to = join(directory, name);
  cpSync(data, to, { recursive: true });
  return { to, file: join(to, 'attachments', 'files', hash.slice(0, 2), hash.slice(2, 4), hash) };
};

it('verify looks up and hashes again every file that the log cites', async () => {
  expect(await printed('verify', '--data', data)).toMatchObject({ finding: null, files: { cited: 1, wrong: [] } });
  expect((await hengjian('verify', '--data', data)).stdout).toContain('✓ 所引用的 1 个附件都在，内容未变。');
});

it('verify names the event whose file was changed or is gone, and ends with 1', async () => {
  const { to, file } = copied('changed');
  const bytes = readFileSync(file);
  bytes[9]! ^= 1;
  writeFileSync(file, bytes);
  const changed = await hengjian('verify', '--data', to, '--json');
  expect([changed.code, (JSON.parse(changed.stdout) as { files: unknown }).files]).toEqual([
    1,
    { cited: 1, wrong: [{ hash, sequence: expect.any(Number), problem: 'changed' }] },
  ]);
  rmSync(file);
  const gone = await hengjian('verify', '--data', to);
  expect([gone.code, gone.stdout]).toEqual([
    1,
    expect.stringMatching(new RegExp(`第 \\d+ 条记录引用的附件不见了：${hash}`)),
  ]);
});

it('a backup has every cited file, or says which it has not', async () => {
  const whole = join(directory, 'backup');
  expect(await printed('backup', whole, '--data', data)).toMatchObject({
    files: { cited: 1, wrong: [] },
    inBucket: false,
  });
  expect(await printed('verify', '--data', whole)).toMatchObject({ files: { cited: 1, wrong: [] } });
  const { to, file } = copied('incomplete');
  rmSync(file);
  const { code, stdout } = await hengjian('backup', join(directory, 'incomplete-backup'), '--data', to);
  expect([code, stdout]).toEqual([1, expect.stringContaining(`附件不见了：${hash}`)]);
});

it('with a bucket, verify looks there, and a backup says that it does not hold the files', async () => {
  const server = await S3Server.start();
  const options = server.bucket('hengjian');
  const variables = {
    S3_ENDPOINT: options.endpoint,
    S3_BUCKET: options.bucket,
    S3_ACCESS_KEY_ID: options.accessKeyId,
    S3_SECRET_ACCESS_KEY: options.secretAccessKey,
  };
  const run = (...words: string[]) => new Running(words, { variables }).ended;
  const empty = await run('verify', '--data', data);
  expect([empty.code, empty.stdout]).toEqual([1, expect.stringContaining('附件不见了')]);
  await new S3Attachments(options).put(readFileSync(copied('source').file));
  expect((await run('verify', '--data', data)).code).toBe(0);
  const saved = await run('backup', join(directory, 'without-files'), '--data', data);
  expect([saved.code, saved.stdout]).toEqual([0, expect.stringContaining('在对象存储中')]);
  await server.close();
  const away = await run('verify', '--data', data);
  expect([away.code, away.stdout, away.stderr]).toEqual([1, '', expect.stringContaining('对象存储连接不上')]);
});

it('a wrong key ends the program, in words', async () => {
  const server = await S3Server.start();
  const { endpoint, bucket } = server.bucket('hengjian');
  const key = { S3_ACCESS_KEY_ID: 'nobody', S3_SECRET_ACCESS_KEY: 'hunter2-hunter2' };
  const variables = { S3_ENDPOINT: endpoint, S3_BUCKET: bucket, ...key };
  const { code, stderr } = await new Running(['serve', '--data', copied('denied').to], { variables }).ended;
  expect([code, stderr]).toEqual([1, expect.stringContaining('S3_SECRET_ACCESS_KEY')]);
  expect(stderr).not.toContain('hunter2');
  await server.close();
});
