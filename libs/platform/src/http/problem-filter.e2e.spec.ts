import { describe, expect, it } from '@jest/globals';
import { call, inspector, json, principal, schools } from '@test/tiny-app';
import { issue } from '@test/tiny-things';

describe('problem+json', () => {
  const as = inspector;

  it.each([
    ['conflict', 409],
    ['forbidden', 403],
    ['not-found', 404],
    ['precondition', 412],
    ['invalid', 422],
  ])('shows a refusal of kind %s as %i, with its sentence and datum', async (kind, status) => {
    expect((await call('DELETE', `/things/outcomes/${kind}`, { as })).body).toEqual({
      type: 'urn:hengjian:problem:rectification.own-work',
      title: expect.stringMatching(/\p{Script=Han}/u),
      status,
      detail: '整改人（甲、乙）不得核查自己整改的问题。',
      code: 'rectification.own-work',
      details: { rectifiers: ['甲', '乙'] },
    });
  });

  it('shows an engine that cannot write as 503, and says when to come back', async () => {
    const { status, headers, body } = await call('DELETE', '/things/outcomes/locked', { as });
    expect([status, headers.get('retry-after'), body['code']]).toEqual([503, '5', 'store.unavailable']);
  });

  it('shows a fault as a number only', async () => {
    const { status, body } = await call('DELETE', '/things/outcomes/fault', { as });
    expect([status, body['code']]).toEqual([500, 'server.fault']);
    expect(JSON.stringify(body)).not.toMatch(/hunter2|李四|\.ts/);
    expect(body['detail']).toContain((body['details'] as Record<string, string>)['incident']);
  });

  it('names every wrong field, and what to do about it', async () => {
    const as = principal;
    const figures = [
      { name: '', value: 'many' },
      { name: 'students', value: 101, extra: 1 },
    ];
    const { status, body } = await call('POST', '/things/figures', {
      as,
      ...json({ unitId: 'school-1', stage: 'senior', figures, surprise: true }),
    });
    expect([status, body['code']]).toEqual([400, 'request.invalid']);
    expect(body['errors']).toEqual(
      expect.arrayContaining([
        { field: 'surprise', detail: '没有这个字段，请删去。' },
        { field: 'unitId', detail: '应为编号（UUID）。' },
        { field: 'stage', detail: '只能是以下之一：primary、junior。' },
        { field: 'figures[0].name', detail: '长度应为 1 至 20 个字符。' },
        { field: 'figures[0].value', detail: '数值：应为整数。' },
        { field: 'figures[1].value', detail: '数值：不能大于 100。' },
        { field: 'figures[1].extra', detail: '没有这个字段，请删去。' },
      ]),
    );
  });

  it('says once that a field is absent', async () => {
    const { body } = await call('POST', '/things/figures', { as: principal, ...json({ unitId: 'school-1' }) });
    const errors = body['errors'] as { field: string; detail: string }[];
    expect(errors.filter(({ field }) => field === 'figures')).toEqual([{ field: 'figures', detail: '请填写此项。' }]);
  });

  it.each([{}, { unitId: 7 }, []])('names the unit that the guard misses in %j', async (body) => {
    const answer = await call('POST', '/things/figures', { as: principal, ...json(body) });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: 'unitId' }] } });
  });

  it.each([
    ['GET', '/nowhere', {}, 404, 'request.not-found'],
    ['PUT', `/things/${issue}`, {}, 405, 'request.method'],
    ['GET', '/things?limit=201', { as }, 400, 'request.invalid'],
    ['GET', '/things?limit=ten', { as }, 400, 'request.invalid'],
    ['GET', '/things?page=2', { as }, 400, 'request.invalid'],
    ['POST', '/things/figures', { as, ...json('{"unitId":') }, 400, 'request.broken-json'],
    ['POST', '/things/figures', { as: principal, ...json('') }, 400, 'request.invalid'],
    ['POST', '/things/figures', { as, ...json({ unitId: 'x'.repeat(4000) }) }, 413, 'request.too-large'],
    [
      'POST',
      '/things/figures',
      { as, body: 'a=1', headers: { 'content-type': 'text/xml' } },
      415,
      'request.media-type',
    ],
  ])('%s %s is %4$i %5$s', async (method, path, options, status, code) => {
    const answer = await call(method, path, options);
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body['detail']).toMatch(/\p{Script=Han}/u);
  });

  it.each([
    ['{"unitId":"x","figures":' + '['.repeat(900) + ']'.repeat(900) + '}', 'request.too-deep'],
    ['{"unitId":"x","figures":' + '{"a":'.repeat(100) + '1' + '}'.repeat(101), 'request.too-deep'],
    ['{"unitId":"a\\u0000b"}', 'request.not-text'],
    ['{"unitId":"x","figures":[{"name":"\\udc00"}]}', 'request.not-text'],
    ['{"unitId":"x","a\\u0007":1}', 'request.not-text'],
    ['{"unitId":"x","__proto__":{"admin":true}}', 'request.broken-json'],
    ['{"unitId":"x","constructor":{"prototype":{}}}', 'request.broken-json'],
    ['{"unitId":"x","constructor":1}', 'request.invalid'],
    ['{"unitId":"x","figures":[{"toString":1}]}', 'request.invalid'],
  ])('refuses what no form sends: %.60s… is %s', async (body, code) => {
    const answer = await call('POST', '/things/figures', { as: principal, ...json(body) });
    expect([answer.status, answer.body['code']]).toEqual([400, code]);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  it('takes tabs, line breaks and characters beyond the first plane', async () => {
    const { body } = await call('POST', '/things/figures', { as: principal, ...json({ unitId: '甲\t乙\r\n𠮷' }) });
    expect(body['code']).toBe('resource.not-found');
  });

  it('does not replace bytes that are no text', async () => {
    const sent = Buffer.concat([Buffer.from('{"unitId":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]);
    const headers = { 'content-type': 'application/json' };
    const { status, body } = await call('POST', '/things/figures', { as, body: sent, headers });
    expect([status, body['code']]).toEqual([400, 'request.broken-json']);
  });

  it.each(['application/x-www-form-urlencoded', 'text/plain'])('takes no %s, which any page can send', async (type) => {
    const { status, body } = await call('POST', '/things/figures', { body: 'a=1', headers: { 'content-type': type } });
    expect([status, body['code']]).toEqual([415, 'request.media-type']);
  });

  it('shows an address that cannot be decoded as a problem too', async () => {
    const { status, headers, body } = await call('GET', '/things/%ff', { as });
    expect([status, body['code']]).toEqual([400, 'request.invalid-parameter']);
    expect(headers.get('content-type')).toContain('application/problem+json');
  });

  it('says which methods a path has', async () => {
    const { headers } = await call('PUT', `/things/${issue}`);
    expect(headers.get('allow')).toContain('GET');
  });

  it('names the parameter that is no id', async () => {
    schools['issue-7'] = 'school-1';
    const { status, body } = await call('GET', '/things/issue-7', { as });
    expect([status, body['errors']]).toEqual([400, [{ field: 'id', detail: '应为编号（UUID）。' }]]);
  });

  it('brakes a public route that is hammered', async () => {
    const answers = [];
    for (let attempt = 0; attempt < 4; attempt++) answers.push(await call('POST', '/things/sign-in'));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 429]);
    expect(answers[3]!.body['code']).toBe('request.too-many');
    expect(Number(answers[3]!.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});
