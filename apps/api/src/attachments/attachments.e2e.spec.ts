import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Api, type Client } from '@test/api';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const hash = createHash('sha256').update(png).digest('hex');

let api: Api;
let school: string;
let principal: Client;
let neighbour: Client;
let inspector: Client;
let elsewhere: Client;
let otherCounty: string;
beforeAll(async () => {
  api = await Api.start({ UPLOAD_LIMIT_MIB: '1' });
  const county = await api.unit('county', null);
  school = await api.unit('school', county);
  const other = await api.unit('school', county);
  await api.account('principal', school, ['principal']);
  await api.account('neighbour', other, ['principal']);
  await api.account('inspector', county, ['inspector']);
  otherCounty = await api.unit('county', null);
  await api.account('elsewhere', otherCounty, ['inspector']);
  elsewhere = await api.as('elsewhere');
  [principal, neighbour, inspector] = [await api.as('principal'), await api.as('neighbour'), await api.as('inspector')];
});
afterAll(() => api.close());

const add = (client: Client, content: Uint8Array, name = '操场 一.png', unitId = school) => {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(content)]), name);
  return client.post(`/api/attachments?unitId=${unitId}`, form);
};

describe('a file', () => {
  it('is kept for a unit and is what commands take as evidence', async () => {
    expect(await add(principal, png)).toMatchObject({
      status: 201,
      body: { hash, mediaType: 'image/png', bytes: png.length, name: '操场 一.png' },
    });
  });

  it('is read by those who oversee the unit, as a download that runs nowhere', async () => {
    await add(principal, png);
    const { status, headers } = await inspector.get(`/api/attachments/${hash}`);
    expect(status).toBe(200);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(png.length),
      'content-disposition': `attachment; filename="__ _.png"; filename*=UTF-8''${encodeURIComponent('操场 一.png')}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      etag: `"${hash}"`,
      'cache-control': 'private, no-cache',
    });
    expect((await inspector.get(`/api/attachments/${hash}`, { 'if-none-match': `"${hash}"` })).status).toBe(304);
  });

  it('has a thumbnail that is shown, for those who may read the file', async () => {
    await add(principal, png);
    const { status, headers } = await inspector.get(`/api/attachments/${hash}/thumbnail`);
    expect(status).toBe(200);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'image/webp',
      'content-disposition': 'inline',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-cache',
    });
    const known = { 'if-none-match': headers.get('etag')! };
    expect((await inspector.get(`/api/attachments/${hash}/thumbnail`, known)).status).toBe(304);
    expect((await neighbour.get(`/api/attachments/${hash}/thumbnail`, known)).status).toBe(404);
    expect((await inspector.get(`/api/attachments/${'0'.repeat(64)}/thumbnail`)).status).toBe(404);
  });

  it('that is no picture has the icon of its kind', async () => {
    const { body } = await add(principal, Buffer.from('%PDF-1.4\n%%EOF\n'), '整改报告.pdf');
    const { status, headers } = await principal.get(
      `/api/attachments/${String((body as { hash: string }).hash)}/thumbnail`,
    );
    expect([status, headers.get('content-type')]).toEqual([200, 'image/webp']);
  });

  it('is saved under an ending that its content has', async () => {
    const { body } = await add(principal, Buffer.from('del *.*'), 'evil.bat');
    const { headers } = await principal.get(`/api/attachments/${String((body as { hash: string }).hash)}`);
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="evil.bat.txt"; filename*=UTF-8''evil.bat.txt`,
    );
  });

  it('does not exist for anybody else, nor when it was never brought', async () => {
    await add(principal, png);
    expect((await neighbour.get(`/api/attachments/${hash}`)).status).toBe(404);
    expect((await inspector.get(`/api/attachments/${'0'.repeat(64)}`)).status).toBe(404);
    expect((await inspector.get('/api/attachments/..%2F..%2Fjournal.sqlite')).status).toBe(404);
    expect((await api.client().get(`/api/attachments/${hash}`)).status).toBe(401);
  });

  it('is not added for somebody else’s unit', async () => {
    expect((await add(neighbour, png)).status).toBe(404);
  });

  it.each([
    ['a web page', Buffer.from('<html></html>'), 422, 'attachments.type'],
    [
      'a document with macros',
      Buffer.from('d0cf11e0a1b11ae15f005600420041005f00500052004f004a00450043005400', 'hex'),
      422,
      'attachments.macros',
    ],
    ['nothing', Buffer.alloc(0), 422, 'attachments.empty'],
    ['too much', Buffer.alloc(1024 * 1024 + 1, 'a'), 413, 'request.too-large'],
  ])('is refused when it is %s', async (_, content, status, code) => {
    expect(await add(principal, content, 'photo.png')).toMatchObject({ status, body: { code } });
  });

  it('that is sent in a broken form is the sender’s mistake', async () => {
    for (const type of ['multipart/form-data', 'multipart/form-data; boundary=x']) {
      const { status, body } = await principal.post(`/api/attachments?unitId=${school}`, '--x', {
        'content-type': type,
      });
      expect([status, body]).toEqual([400, expect.objectContaining({ code: 'request.broken-form' })]);
    }
  });

  it('is cited only by those who may see it: else a citation would open it', async () => {
    await add(principal, png);
    const cite = (client: Client, unitId: string) =>
      client.post('/api/issues', {
        unitId,
        problem: '操场被占',
        clause: '第六条',
        severity: 'ordinary',
        evidence: [{ hash, mediaType: 'image/png', bytes: png.length }],
      });
    const stranger = await cite(elsewhere, otherCounty);
    expect([stranger.status, stranger.body]).toEqual([
      422,
      expect.objectContaining({ code: 'attachments.not-kept', details: { hash } }),
    ]);
    expect((await elsewhere.get(`/api/attachments/${hash}`)).status).toBe(404);
    expect((await cite(inspector, school)).status).toBe(201);
  });

  it('has to be there', async () => {
    expect((await principal.post(`/api/attachments?unitId=${school}`, new FormData())).body).toMatchObject({
      code: 'attachments.no-file',
    });
    expect((await principal.post(`/api/attachments?unitId=${school}`, {})).body).toMatchObject({
      code: 'attachments.no-file',
    });
    expect((await principal.post('/api/attachments', {})).body).toMatchObject({
      status: 400,
      errors: [{ field: 'unitId' }],
    });
  });

  it('needs more than a cookie to be added from another site', async () => {
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(png)]), 'x.png');
    const cookie = (
      await api.client().post('/api/session', { username: 'principal', password: 'correct horse battery' })
    ).headers
      .getSetCookie()[0]!
      .split(';')[0]!;
    const forged = await fetch(`${api.base}/api/attachments?unitId=${school}`, {
      method: 'POST',
      headers: { cookie },
      body: form,
    });
    expect([forged.status, await forged.json()]).toMatchObject([403, { code: 'access.forged' }]);
  });
});
