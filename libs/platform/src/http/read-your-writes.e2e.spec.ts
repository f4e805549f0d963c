import { describe, expect, it } from '@jest/globals';
import { arriving, call, inspector, known, schools, waits } from '@test/tiny-app';
import { outcome } from '@test/tiny-things';

describe('reading your writes', () => {
  const as = inspector;

  it('answers a command when the lists show it', async () => {
    const { body, headers } = await call('POST', '/things/outcomes/0007', { as });
    expect(waits).toEqual(['0007']);
    expect(body).toEqual(outcome('0007'));
    expect([headers.get('x-position'), headers.get('etag')]).toEqual(['0007', '"4"']);
  });

  it('is still a success when they are late', async () => {
    const { status, body } = await call('POST', '/things/outcomes/late', { as });
    expect([status, body]).toEqual([201, { ...outcome('late'), stale: true }]);
  });

  it('lets a query ask for a position, and says when it was not reached', async () => {
    const fresh = await call('GET', '/things', { as, headers: { 'x-after-position': '0007' } });
    const stale = await call('GET', '/things', { as, headers: { 'x-after-position': 'late' } });
    expect(waits).toEqual(['0007', 'late']);
    expect([fresh.headers.get('x-stale'), stale.headers.get('x-stale'), stale.status]).toEqual([null, 'true', 200]);
    const malformed = await call('GET', '/things', { as, headers: { 'x-after-position': 'a b' } });
    expect([malformed.status, malformed.body['code']]).toEqual([400, 'request.invalid-header']);
  });

  it('lets nobody wait who has not signed in, be it where anybody may call', async () => {
    const headers = { 'x-after-position': 'late' };
    const { status, headers: answered } = await call('POST', '/things/sign-in', { headers });
    expect([status, answered.get('x-stale'), waits]).toEqual([201, null, []]);
    expect([(await call('GET', '/things', { headers })).status, waits]).toEqual([401, []]);
  });

  it('waits before it looks whose a thing is: another node may have made it a moment ago', async () => {
    const id = '33333333-3333-4333-8333-333333333333';
    arriving.set('0033', () => void (schools[id] = 'school-1'));
    expect((await call('GET', `/things/${id}`, { as })).status).toBe(404);
    const headers = { 'x-after-position': '0033' };
    expect((await call('GET', `/things/${id}`, { headers })).status).toBe(401);
    expect((await call('GET', `/things/${id}`, { as, headers })).status).toBe(200);
    delete schools[id];
  });

  it('marks every query while the log is not heard, and no command', async () => {
    const at = '2025-03-03T01:00:00.000Z';
    known.until = at;
    const marks = ({ headers }: { headers: Headers }) => [headers.get('x-stale'), headers.get('x-known-until')];
    expect(marks(await call('GET', '/things', { as }))).toEqual(['true', at]);
    expect(marks(await call('POST', '/things/outcomes/0007', { as }))).toEqual([null, null]);
    known.until = null;
    expect(marks(await call('GET', '/things', { as }))).toEqual([null, null]);
  });
});
