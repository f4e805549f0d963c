import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { brotliCompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Api } from '@test/api';
import { temporaryDirectory } from '@test/temporary';

const page = '<!doctype html><title>衡鉴</title><script type="module" src="/assets/app-1a2b.js"></script>';
const script = `export const words = ${JSON.stringify('优质均衡'.repeat(200))};`;

const built = temporaryDirectory();
let api: Api;
beforeAll(async () => {
  mkdirSync(join(built.directory, 'assets'));
  const put = (path: string, content: string | Buffer) => writeFileSync(join(built.directory, path), content);
  put('index.html', page);
  put('sw.js', '/* worker */');
  put('manifest.webmanifest', '{"name":"衡鉴"}');
  put('assets/app-1a2b.js', script);
  put('assets/app-1a2b.js.gz', gzipSync(script));
  put('assets/app-1a2b.js.br', brotliCompressSync(script));
  put('.secret', 'hidden');
  writeFileSync(join(built.directory, '..', 'beside.txt'), 'beside');
  api = await Api.start({ TRUST_PROXY: 'true' }, { web: built.directory });
});
afterAll(async () => {
  await api.close();
  rmSync(join(built.directory, '..', 'beside.txt'), { force: true });
  built.remove();
});

type Got = Readonly<{ status: number; headers: IncomingHttpHeaders; body: Buffer }>;
const html = 'text/html,application/xhtml+xml,*/*;q=0.8';

/** Sent as it stands: a client of the platform would tidy the path, and unpack the answer. */
const ask = (path: string, headers: Record<string, string> = {}, method = 'GET', base = api.base): Promise<Got> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(base);
    request({ hostname, port, path, method, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(parts) }),
      );
    })
      .on('error', reject)
      .end();
  });

describe('the web application', () => {
  it.each(['/', '/index.html', '/issues', '/schools/1/%E5%9D%87%E8%A1%A1?day=2025-03-03', '/apiary'])(
    'answers %s with its page, asked for anew each time',
    async (path) => {
      const { status, headers, body } = await ask(path, { accept: html });
      expect([status, headers['content-type'], headers['cache-control']]).toEqual([
        200,
        'text/html; charset=utf-8',
        'no-cache',
      ]);
      expect(body.toString()).toBe(page);
    },
  );

  it('answers nobody else with a page: neither a program nor a missing file nor the API', async () => {
    for (const [path, accept] of [
      ['/issues', 'application/json'],
      ['/assets/gone-9z.js', html],
      ['/api/gone', html],
      ['/health/gone', html],
      ['/api', html],
    ] as const) {
      const { status, headers } = await ask(path, { accept });
      expect([path, status, headers['content-type']]).toEqual([path, 404, 'application/problem+json; charset=utf-8']);
    }
    expect((await ask('/issues', { accept: html }, 'POST')).status).toBe(404);
    expect((await ask('/api/session/password', { accept: html })).status).toBe(405);
  });

  it('lets browsers keep what is named by its content, and nothing else', async () => {
    expect((await ask('/assets/app-1a2b.js')).headers['cache-control']).toBe('public, max-age=31536000, immutable');
    for (const path of ['/sw.js', '/manifest.webmanifest'])
      expect((await ask(path)).headers['cache-control']).toBe('no-cache');
    const { headers } = await ask('/sw.js');
    expect((await ask('/sw.js', { 'if-none-match': headers.etag! })).status).toBe(304);
  });

  it('sends what the build has compressed, to those that take it', async () => {
    const br = await ask('/assets/app-1a2b.js', { 'accept-encoding': 'gzip, br' });
    expect([br.headers['content-encoding'], br.headers.vary]).toEqual(['br', 'Accept-Encoding']);
    expect(br.headers['content-type']).toMatch(/^(text|application)\/javascript; charset=utf-8$/);
    expect(br.body).toEqual(brotliCompressSync(script));
    const gz = await ask('/assets/app-1a2b.js', { 'accept-encoding': 'gzip' });
    expect([gz.headers['content-encoding'], gunzipSync(gz.body).toString()]).toEqual(['gzip', script]);
    const plain = await ask('/assets/app-1a2b.js');
    expect([plain.headers['content-encoding'], plain.body.toString()]).toEqual([undefined, script]);
    const head = await ask('/assets/app-1a2b.js', {}, 'HEAD');
    expect([head.status, Number(head.headers['content-length'])]).toEqual([200, Buffer.byteLength(script)]);
    expect((await ask('/assets/app-1a2b.js.br')).status).toBe(404);
    expect((await ask('/manifest.webmanifest')).headers['content-type']).toMatch(/^application\/manifest\+json/);
  });

  it.each(['/../beside.txt', '/%2e%2e/beside.txt', '/assets/..%2f..%2fbeside.txt', '/.secret', '/assets//app-1a2b.js'])(
    'sends nothing from elsewhere for %s',
    async (path) => {
      const { status, body } = await ask(path, { accept: '*/*' });
      expect(status).toBe(404);
      expect(body.toString()).not.toMatch(/beside|hidden|优质均衡/);
    },
  );

  it('may load nothing but its own, and be shown in no other page', async () => {
    const { headers } = await ask('/', { accept: html });
    expect(String(headers['content-security-policy']).split(';')).toEqual([
      "default-src 'self'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data: blob:",
      "font-src 'self'",
      "connect-src 'self'",
      "worker-src 'self'",
      "manifest-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "form-action 'self'",
    ]);
    expect(headers).toMatchObject({
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'permissions-policy': 'camera=(self), geolocation=(self), microphone=(self)',
    });
    expect(headers['strict-transport-security']).toBeUndefined();
  });

  it('is not needed to start: the page that stands in its place says how to build it', async () => {
    const bare = await Api.start({}, { web: join(built.directory, 'gone') });
    try {
      const { status, headers, body } = await ask('/issues', { accept: html }, 'GET', bare.base);
      expect([status, headers['cache-control']]).toEqual([503, 'no-store']);
      expect(body.toString()).toMatch(/网页尚未编译[^]*npm run/);
      expect((await ask('/health', {}, 'GET', bare.base)).status).toBe(200);
    } finally {
      await bare.close();
    }
  });
});

describe('an answer of the API', () => {
  it('leaves compressed when it is long and the caller takes it', async () => {
    const county = await api.unit('county', null);
    for (let n = 0; n < 8; n++) await api.unit('school', county);
    await api.account('zhou.min', county, ['administrator']);
    const token = await signIn();
    const cookie = token.split(';')[0]!;
    const path = '/api/organizations/units';
    const plain = await ask(path, { cookie });
    expect([plain.headers['content-encoding'], plain.headers.vary]).toEqual([undefined, 'Accept-Encoding']);
    const small = await ask(path, { cookie, 'accept-encoding': 'gzip, deflate, br' });
    expect(small.headers['content-encoding']).toBe('gzip');
    expect(small.body.length).toBeLessThan(plain.body.length / 2);
    expect(gunzipSync(small.body)).toEqual(plain.body);
    expect((await ask(path, { cookie, 'accept-encoding': 'gzip;q=0' })).headers['content-encoding']).toBeUndefined();
    const short = await ask('/health', { 'accept-encoding': 'gzip' });
    expect([short.headers['content-encoding'], short.body.toString()]).toEqual([undefined, '{"status":"ok"}']);
  });

  it('by HTTPS through a trusted proxy sets a cookie that goes by nothing else', async () => {
    expect(await signIn()).not.toMatch(/Secure/);
    expect(await signIn({ 'x-forwarded-proto': 'https' })).toMatch(/; Secure/);
    const { headers } = await ask('/health', { 'x-forwarded-proto': 'https' });
    expect(headers['strict-transport-security']).toMatch(/max-age=\d{7,}/);
  });
});

const signIn = async (headers: Record<string, string> = {}): Promise<string> => {
  const person = { username: 'zhou.min', password: 'correct horse battery' };
  const answer = await api.client().post('/api/session', person, headers);
  expect(answer.status).toBe(201);
  return answer.headers.get('set-cookie')!;
};
