import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { attachmentsAt, type Attachments } from '@app/attachments';
import { S3Server } from '@test/s3-server';
import { temporaryDirectory } from '@test/temporary';
import { CitedFiles, sentenceOf } from './cited-files.js';

let server: S3Server;
let buckets = 0;
beforeAll(async () => {
  server = await S3Server.start();
});
afterAll(() => server.close());

describe.each(['disk', 'S3'])('files that a log cites (%s)', (where) => {
  let attachments: Attachments;
  let root: string;
  let hashes: string[];
  beforeEach(async () => {
    const { directory } = temporaryDirectory();
    const bucket = where === 'S3' ? server.bucket(`cited-${(buckets += 1)}`) : null;
    root = bucket ? join(server.directory, bucket.bucket) : directory;
    attachments = attachmentsAt({ dataDir: directory, bucket });
    hashes = [];
    for (const text of ['一', '二', '三']) hashes.push((await attachments.put(Buffer.from(text))).hash);
  });
  const evidence = (index: number) => ({ hash: hashes[index]!, mediaType: 'text/plain', bytes: 3 });
  const event = (sequence: number, data: unknown) => ({ sequence, data: JSON.stringify(data) });
  const cited = () => {
    const files = new CitedFiles();
    files.add(event(4, { evidence: [evidence(0)], problem: 'x' }));
    files.add(event(5, { problem: '"mediaType"', hash: 'no' }));
    files.add(event(7, { source: { ...evidence(1), sheet: '台账' } }));
    files.add(event(9, { visits: [{ evidence: [evidence(2), evidence(0)] }] }));
    return files;
  };
  const file = (hash: string): string => {
    const all = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((name) => join(root, name));
    const found = all.find(
      (name) => name.includes('files/') && name.includes(hash) && statSync(name).isFile() && statSync(name).size === 3,
    );
    return found!;
  };

  it('are all there and unchanged', async () => {
    const done: number[] = [];
    expect(await cited().check(attachments, { onProgress: (count) => done.push(count) })).toEqual({
      cited: 3,
      wrong: [],
    });
    expect(done).toEqual([1, 2, 3]);
  });

  it('are named with the first event that cites them when one byte is another', async () => {
    const bytes = readFileSync(file(hashes[0]!));
    bytes[0]! ^= 1;
    writeFileSync(file(hashes[0]!), bytes);
    expect((await cited().check(attachments)).wrong).toEqual([{ hash: hashes[0], sequence: 4, problem: 'changed' }]);
    expect((await cited().check(attachments, { presence: true })).wrong).toEqual([]);
  });

  it('are named when they are gone, in the order of the log', async () => {
    for (const hash of [hashes[2]!, hashes[1]!]) rmSync(file(hash));
    const { wrong } = await cited().check(attachments);
    expect(wrong.map(({ sequence, problem }) => [sequence, problem])).toEqual([
      [7, 'missing'],
      [9, 'missing'],
    ]);
    expect((await cited().check(attachments, { presence: true })).wrong).toEqual(wrong);
    expect(sentenceOf(wrong[0]!)).toBe(`✗ 第 7 条记录引用的附件不见了：${hashes[1]}`);
  });
});
