import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { S3Server } from '@test/s3-server';
import { AttachmentDamaged } from '../attachments.js';
import { Bucket, type BucketOptions } from './bucket.js';
import { S3Attachments } from './s3-attachments.js';

const text = Buffer.from('整改说明\n');
let server: S3Server;
let buckets = 0;
let bucket: BucketOptions;
beforeAll(async () => {
  server = await S3Server.start();
});
afterAll(() => server.close());
beforeEach(() => {
  bucket = server.bucket(`kept-${(buckets += 1)}`);
});
/** What the server keeps, as files of its own. */
const objects = () => {
  const root = join(server.directory, bucket.bucket);
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(join(root, file)).isFile() && file.endsWith('_object'))
    .map((file) => join(root, file));
};

it('are objects named by their hash, whole, and their names beside', async () => {
  const { hash } = await new S3Attachments(bucket).put(text, { name: '李雷.txt', unitId: 'u' });
  const [file, name, ...more] = objects().toSorted();
  expect(file).toContain(`files/${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}`);
  expect(readFileSync(file!)).toEqual(text);
  expect(name).toMatch(new RegExp(`names/.*/${hash}/000000-`));
  expect(more).toEqual([]);
});

it('are known to be damaged, and mended by bringing them again', async () => {
  const attachments = new S3Attachments(bucket);
  const { hash } = await attachments.put(text, { name: 'a.txt' });
  writeFileSync(
    objects().find((file) => file.includes('/files/'))!,
    '整改說明\n',
  );
  expect(await attachments.verify(hash)).toBe(false);
  await expect(attachments.get(hash)).rejects.toBeInstanceOf(AttachmentDamaged);
  await attachments.put(text);
  expect(await attachments.verify(hash)).toBe(true);
});

describe('a wrong configuration is named, without its secret', () => {
  it.each([
    ['another secret', { secretAccessKey: 'hunter2-hunter2' }, 'denied'],
    ['another key', { accessKeyId: 'nobody' }, 'denied'],
    ['another bucket', { bucket: 'elsewhere' }, 'no-bucket'],
    ['another port', { endpoint: 'http://127.0.0.1:1' }, 'unreachable'],
    ['a host that is not there', { endpoint: 'http://s3.invalid' }, 'unreachable'],
  ])('%s', async (_, changed, reason) => {
    const attachments = new S3Attachments({ ...bucket, ...changed });
    const failed = { name: 'AttachmentStoreUnavailable', reason };
    await expect(attachments.check()).rejects.toMatchObject(failed);
    await expect(attachments.put(text)).rejects.toMatchObject(failed);
    const error: unknown = await attachments.check().catch((thrown: unknown) => thrown);
    expect(`${inspect(error)} ${inspect(attachments, { depth: 9 })} ${JSON.stringify(attachments)}`).not.toMatch(
      /hunter2|S3RVER/,
    );
    expect(objects()).toEqual([]);
  });

  it('and a right one is silent, empty or not', async () => {
    await expect(new S3Attachments(bucket).check()).resolves.toBeUndefined();
    await new S3Attachments(bucket).put(text);
    await expect(new S3Attachments(bucket).check()).resolves.toBeUndefined();
  });
});

describe('a network that fails', () => {
  type Fault = (incoming: IncomingMessage, answer: ServerResponse) => boolean;
  let faults: Fault[];
  let asked: string[];
  let proxy: Server;
  let attachments: S3Attachments;
  /** The store behind the proxy, waited for so long. Milliseconds. */
  const through = (timeout: number): S3Attachments => {
    const { port } = proxy.address() as AddressInfo;
    return new S3Attachments({ ...bucket, endpoint: `http://127.0.0.1:${port}`, timeout });
  };
  beforeEach(async () => {
    faults = [];
    asked = [];
    proxy = createServer((incoming, answer) => {
      asked.push(incoming.method!);
      if (faults.shift()?.(incoming, answer)) return;
      const { method, url, headers } = incoming;
      const on = request(`${server.endpoint}${url}`, { method, headers, agent: false } as object, (response) => {
        answer.writeHead(response.statusCode!, response.headers);
        response.pipe(answer);
      });
      incoming.pipe(on);
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    attachments = through(20_000);
  });
  afterEach(() => {
    proxy.closeAllConnections();
    proxy.close();
  });
  const cutOff: Fault = ({ socket }) => Boolean(socket.destroy());
  const busy: Fault = (_, answer) => Boolean(answer.writeHead(503).end());
  const silent: Fault = () => true;
  const half: Fault = (_, answer) => {
    answer.writeHead(200, { 'content-length': '100' });
    answer.write('half', () => answer.destroy());
    return true;
  };
  const elsewhere: Fault = (_, answer) => Boolean(answer.writeHead(307, { location: 'http://127.0.0.1:1/' }).end());

  it('for a moment is asked again', async () => {
    faults = [busy, cutOff];
    await expect(attachments.put(text, { name: 'a.txt' })).resolves.toMatchObject({ name: 'a.txt' });
    expect(await new S3Attachments(bucket).get((await attachments.put(text)).hash)).toMatchObject({ content: text });
  });

  it.each([
    ['cuts off', cutOff, 'unreachable'],
    ['is busy', busy, 'refused'],
    ['never answers', silent, 'unreachable'],
    ['stops in the middle', half, 'unreachable'],
    ['sends elsewhere', elsewhere, 'refused'],
  ])('and %s for good is told in words, and nothing half is there', async (_, fault, reason) => {
    faults = Array.from({ length: 9 }, () => fault);
    // Only who never answers is waited for in vain.
    if (fault === silent) attachments = through(300);
    await expect(attachments.put(text, { name: 'a.txt' })).rejects.toMatchObject({ reason });
    expect(objects()).toEqual([]);
    expect(asked.length).toBeLessThanOrEqual(3);
  });

  it('in the middle of keeping leaves no file without its end', async () => {
    // The file is asked for, then sent: the second request is cut off after its first bytes, each time.
    const later: Fault = ({ socket, ...incoming }) => (incoming.method === 'PUT' ? Boolean(socket.destroy()) : false);
    faults = [() => false, later, later, later];
    await expect(attachments.put(text)).rejects.toMatchObject({ reason: 'unreachable' });
    expect(objects()).toEqual([]);
  });

  it('is not asked again for what was answered', async () => {
    faults = [(_, answer) => Boolean(answer.writeHead(403).end())];
    await expect(attachments.has('a'.repeat(64))).rejects.toMatchObject({ reason: 'denied' });
    expect(asked).toEqual(['HEAD']);
  });
});

it('have more names than one answer of the server holds', async () => {
  const pages: string[] = [];
  const paged = createServer((incoming, answer) => {
    pages.push(incoming.url!);
    const more = !incoming.url!.includes('continuation-token');
    answer.end(
      `<ListBucketResult><Contents><Key>names/${more ? 'a' : 'b'}</Key></Contents>${
        more ? '<NextContinuationToken>a+b/=</NextContinuationToken>' : ''
      }</ListBucketResult>`,
    );
  });
  await new Promise<void>((resolve) => paged.listen(0, '127.0.0.1', resolve));
  const { port } = paged.address() as AddressInfo;
  expect(await new Bucket({ ...bucket, endpoint: `http://127.0.0.1:${port}` }).keys('names/')).toEqual([
    'names/a',
    'names/b',
  ]);
  expect(pages[1]).toContain('continuation-token=a%2Bb%2F%3D');
  paged.closeAllConnections();
  paged.close();
});
