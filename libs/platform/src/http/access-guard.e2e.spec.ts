import { Controller, Get } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { sessionCookie } from './access-guard.js';
import { app, call, inspector, json, principal, start } from '@test/tiny-app';
import { issue } from '@test/tiny-things';

describe('the guard', () => {
  it('answers 401 to nobody, a stranger and a forged cookie', async () => {
    const forged = { headers: { cookie: `${sessionCookie}=${inspector}.AAAA` } };
    for (const options of [{}, { as: 'a-token-nobody-was-given' }, forged]) {
      const { status, body, headers } = await call('GET', '/things', options);
      expect([status, body['code']]).toEqual([401, 'access.sign-in']);
      expect(headers.get('content-type')).toContain('application/problem+json');
    }
  });

  it('lets a role do what the table says, in its subtree', async () => {
    expect((await call('GET', `/things/${issue}`, { as: inspector })).status).toBe(200);
    expect((await call('GET', `/things/${issue}`, { as: principal })).status).toBe(200);
    expect((await call('POST', `/things/${issue}/verification`, { as: inspector })).status).toBe(201);
  });

  it('answers 403 where the role is wrong, before looking anything up', async () => {
    const { status, body } = await call('POST', `/things/${issue}/verification`, { as: principal });
    expect([status, body['code']]).toEqual([403, 'access.not-permitted']);
    const absent = await call('POST', '/things/22222222-2222-4222-8222-222222222222/verification', { as: principal });
    expect(absent.body).toEqual(body);
  });

  it('does not tell what is elsewhere from what does not exist', async () => {
    const elsewhere = await call('GET', '/things/11111111-1111-4111-8111-111111111111', { as: principal });
    const absent = await call('GET', '/things/22222222-2222-4222-8222-222222222222', { as: principal });
    expect([elsewhere.status, elsewhere.body]).toEqual([404, absent.body]);
  });

  it('answers 403 where the caller may read but not act', async () => {
    const as = 'auditor-of-the-county-and-inspector-elsewhere';
    const { status, body } = await call('POST', `/things/${issue}/verification`, { as });
    expect([status, body['code']]).toEqual([403, 'access.not-permitted-here']);
  });

  it('goes by the roles of today', async () => {
    const { status } = await call('GET', `/things/${issue}`, { as: 'inspector-until-yesterday' });
    expect(status).toBe(403);
  });

  it('opens nothing but the own account before the initial password is changed', async () => {
    const as = 'with-an-initial-password';
    expect((await call('GET', `/things/${issue}`, { as })).body['code']).toBe('access.must-change-password');
    expect((await call('GET', '/things/own', { as })).body).toEqual({ accountId: 'anna' });
  });

  it('gives somebody without any role their own account, and no list', async () => {
    const as = 'nobody-in-particular';
    expect((await call('GET', '/things/own', { as })).status).toBe(200);
    expect((await call('GET', '/things', { as })).status).toBe(403);
  });

  it('tells a list which roots to show', async () => {
    const as = 'auditor-of-the-county-and-inspector-elsewhere';
    const { body } = await call('GET', '/things?limit=2', { as });
    expect(body).toEqual({ items: ['county', 'county-2'], total: 2, limit: 2, offset: 0 });
  });

  it('lets a signed cookie read, and write only from our own pages', async () => {
    const cookie = `${sessionCookie}=${encodeURIComponent(app.getHttpAdapter().getInstance().signCookie(inspector))}`;
    const path = `/things/${issue}/verification`;
    expect((await call('GET', `/things/${issue}`, { headers: { cookie } })).status).toBe(200);
    const form = { cookie, 'content-type': 'text/plain' };
    expect((await call('POST', path, { headers: { cookie } })).body['code']).toBe('access.forged');
    expect((await call('POST', path, { headers: form, body: '{}' })).status).toBeGreaterThanOrEqual(400);
    expect((await call('POST', path, { headers: { cookie, 'x-requested-with': 'hengjian' } })).status).toBe(201);
  });

  it('asks of every unit that a field names whether it is in reach', async () => {
    const raise = (into: unknown) => call('POST', '/things/raised', { as: inspector, ...json({ into }) });
    expect((await raise(['school-1', 'school-2'])).status).toBe(201);
    for (const into of [['school-1', 'county-2'], 'county-2', ['nowhere']]) {
      const { status, body } = await raise(into);
      expect([status, body['code']]).toEqual([404, 'resource.not-found']);
    }
    for (const into of [[], [7], {}]) expect(await raise(into)).toMatchObject({ status: 400 });
  });

  it('acts in the name of the unit itself where somebody holds the role there too', async () => {
    const as = 'inspector-of-the-county-and-of-school-one';
    const unitOf = async (into: string) =>
      (await call('POST', '/things/raised', { as, ...json({ into }) })).body['actor'];
    expect(await unitOf('school-1')).toMatchObject({ unit: 'school-1' });
    expect(await unitOf('school-2')).toMatchObject({ unit: 'county' });
  });

  it('lets nobody cite a file that they may not see', async () => {
    const cite = (...hashes: string[]) =>
      call('POST', '/things/raised', {
        as: inspector,
        ...json({ into: 'school-1', evidence: hashes.map((hash) => ({ hash })) }),
      });
    expect((await cite('near')).status).toBe(201);
    // What was never brought is for the command to refuse, in the same words.
    expect((await cite('unknown')).status).toBe(201);
    const { status, body } = await cite('near', 'far');
    expect([status, body['code'], body['details']]).toEqual([422, 'attachments.not-kept', { hash: 'far' }]);
  });

  it('stops the start at a route that says nothing of permissions', async () => {
    @Controller('open')
    class Open {
      @Get()
      read() {
        return {};
      }
    }
    await expect(start(Open)).rejects.toThrow('routes without @Allowed or @Public: GET Open.read');
  });
});
