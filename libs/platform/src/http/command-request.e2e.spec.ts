import { describe, expect, it } from '@jest/globals';
import { canonical, sha256 } from '@app/ledger';
import { app, call, inspector } from '@test/tiny-app';
import { issue } from '@test/tiny-things';

describe('a command request', () => {
  const path = `/things/${issue}/verification`;
  const asked = (headers: Record<string, string>, body: unknown = {}) =>
    call('POST', path, {
      as: inspector,
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    });

  it('names the asker, the role used, the unit and the time', async () => {
    const { body } = await asked({ 'x-correlation-id': 'ticket-2025-0001' });
    expect(body).toMatchObject({
      actor: { id: 'anna', role: 'inspector', unit: 'county' },
      tenant: 'main',
      causationId: null,
      correlationId: 'ticket-2025-0001',
      at: '2025-03-03T01:00:00.000Z',
    });
    expect(body).not.toHaveProperty('ifMatch');
  });

  it('has one id for one key, and another for another', async () => {
    const ids = await Promise.all(['k1', 'k1', 'k2'].map((key) => asked({ 'idempotency-key': key })));
    const [first, again, other] = ids.map(({ body }) => body['commandId']);
    expect(first).toBe(again);
    expect(other).not.toBe(first);
    const [x, y] = await Promise.all([asked({}), asked({})]);
    expect(x.body['commandId']).not.toBe(y.body['commandId']);
  });

  it('has an id that tells the time of its key, or its own; each asker another', async () => {
    const time = '01939d5e-7c00-7abc-8def-0123456789ab';
    const key = `timed-${time}`;
    const idOf = async (keyed: Record<string, string>, as = inspector) => {
      const headers = { 'content-type': 'application/json', ...keyed };
      return String((await call('POST', path, { as, body: '{}', headers })).body['commandId']);
    };
    const [first, again, theirs] = [
      await idOf({ 'idempotency-key': key }),
      await idOf({ 'idempotency-key': key }),
      await idOf({ 'idempotency-key': key }, 'another-inspector-of-the-county'),
    ];
    expect(first).toMatch(/^01939d5e-7c00-8/);
    expect(again).toBe(first);
    expect(theirs).toMatch(/^01939d5e-7c00-8/);
    expect(theirs).not.toBe(first);
    const told = Number.parseInt((await idOf({})).replace('-', '').slice(0, 12), 16);
    expect(Math.abs(Date.now() - told)).toBeLessThan(60_000);
    // As in every earlier log.
    for (const earlier of ['k1', time, 'timed-k1', `timed-${time.replace('7abc', '4abc')}`])
      expect(await idOf({ 'idempotency-key': earlier })).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5/);
  });

  it('has one digest for the same body in another order, and another for another body', async () => {
    const bodies = [
      { a: 1, b: 2 },
      { b: 2, a: 1 },
      { a: 1, b: 3 },
    ];
    const [first, same, other] = await Promise.all(bodies.map(async (body) => (await asked({}, body)).body['digest']));
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(same).toBe(first);
    expect(other).not.toBe(first);
  });

  it('has a digest that nobody finds by trying, without the secret of the server', async () => {
    const plain = sha256(canonical({ method: 'POST', path, body: { password: 'initial password 7' } }));
    const { body } = await asked({}, { password: 'initial password 7' });
    expect(body['digest']).not.toBe(plain);
    const signed = app.getHttpAdapter().getInstance().signCookie(`command ${plain}`);
    expect(body['digest']).toBe(sha256(signed));
  });

  it.each([
    ['"7"', 7],
    ['7', 7],
    ['W/"0"', 0],
  ])('reads If-Match %s', async (header, revision) => {
    expect((await asked({ 'if-match': header })).body['ifMatch']).toBe(revision);
  });

  it.each([
    ['if-match', '*'],
    ['if-match', '"abc"'],
    ['idempotency-key', 'a key'],
    ['idempotency-key', 'k'.repeat(201)],
  ])('refuses %s: %s by name', async (header, value) => {
    const { status, body } = await asked({ [header]: value });
    expect([status, body['code']]).toEqual([400, 'request.invalid-header']);
    expect(String(body['detail']).toLowerCase()).toContain(header);
  });

  it('refuses text that cannot be kept', async () => {
    const { status, body } = await asked({}, JSON.parse('{"note":"\\ud800"}'));
    expect([status, body['code']]).toEqual([400, 'request.not-text']);
  });

  it('answers with a correlation id of its own when the given one is malformed', async () => {
    const { headers } = await asked({ 'x-correlation-id': '<script>' });
    expect(headers.get('x-correlation-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});
