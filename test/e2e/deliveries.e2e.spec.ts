import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { JsonLogger } from '@app/platform/log';
import { SuppliedClock } from '@app/platform/clock';
import { ProjectionHost } from '@app/projections/kernel';
import { Backups, homeFile } from '@app/runtime';
import { Operations, Vault } from '@app/vault';
import { Deliveries } from '../../apps/worker/src/notifications/deliveries.service.js';
import { WorkerModule } from '../../apps/worker/src/worker.module.js';
import { Api, type Client } from '@test/api';
import { HttpSink } from '@test/http-sink';
import { issueOrdered } from '@test/notified';
import { SmtpSink } from '@test/smtp-sink';
import { temporaryDirectory } from '@test/temporary';

const secret = 'webhook-secret-of-the-county';
let smtp: SmtpSink;
let hook: HttpSink;
let group: HttpSink;
let api: Api;
let county: string;
let school: string;
let director: Client;
let keeper: Client;
let principal: Client;
let variables: Record<string, string>;
const { directory, remove } = temporaryDirectory();
const logged: string[] = [];
/** Keeps every line that the program would print. */
class KeptLog extends JsonLogger {
  constructor() {
    super(new SuppliedClock('2025-03-10T01:00:00.000Z'), 'debug', (line) => logged.push(line));
  }
}
const look = async (at: string) => {
  api.clock.set(at);
  // A turn that was under way began by the old clock: the next one goes by the new.
  await api.app.get(Deliveries).look();
  await api.app.get(Deliveries).look();
};
const signIn = async () => {
  [director, keeper, principal] = await Promise.all([api.as('director'), api.as('keeper'), api.as('principal')]);
};

beforeAll(async () => {
  [smtp, hook, group] = await Promise.all([SmtpSink.start(), HttpSink.start(), HttpSink.start()]);
  const other = '0192f3a8-0000-7000-8000-0000000000ff';
  const line = (id: string, counties?: readonly string[]) => ({
    id,
    label: `群 ${id}`,
    kind: 'dingtalk',
    url: `${group.url}/robot?access_token=${id}-token`,
    secret: 'secret-of-the-robot',
    ...(counties && { counties }),
  });
  const file = join(directory, 'channels.json');
  writeFileSync(file, JSON.stringify([line('office'), line('elsewhere', [other])]));
  variables = {
    CHANNELS_FILE: file,
    SMTP_URL: smtp.url,
    MAIL_FROM: '衡鉴 <hengjian@example.cn>',
    WEBHOOK_URL: `${hook.url}/told`,
    WEBHOOK_SECRET: secret,
    WEBHOOK_ALLOW: '127.0.0.1',
    PUBLIC_URL: 'https://hj.example.cn',
    HENGJIAN_BACKUPS: join(directory, 'backups'),
  };
  api = await Api.start(variables, { imports: [WorkerModule], logger: new KeptLog() }, '2025-03-10T01:00:00.000Z');
  county = await api.unit('county', null, { name: '彰武县' });
  school = await api.unit('school', county, { name: '一小' });
  await api.account('director', county, ['supervisionDirector']);
  await api.account('keeper', county, ['administrator']);
  const head = await api.account('principal', school, ['principal']);
  const contact = { displayName: '李校长', phone: '13812345678', email: 'li@example.cn' };
  await api.app.get(Vault).setContact(head, contact);
  await signIn();
});
afterAll(async () => {
  await api.close();
  await Promise.all([smtp.close(), hook.close(), group.close()]);
  remove();
});

type County = {
  channels: { name: string; configured: boolean; on: boolean; failed: number }[];
  failures: { id: string }[];
};
const settings = {
  channels: ['email', 'webhook'],
  digestAt: '08:30',
  quietFrom: '20:00',
  quietTo: '08:00',
  quietDays: false,
};
const shown = async () => ((await keeper.get('/api/county-delivery')).body as County[])[0]!;

describe('the ways out of a county', () => {
  it('are shown as configured, chosen by the county, and tried at once', async () => {
    expect((await shown()).channels.map(({ name, configured, on }) => [name, configured, on])).toEqual([
      ['email', true, true],
      ['sms', false, false],
      ['webhook', true, false],
      ['dingtalk', true, false],
      ['wecom', false, false],
    ]);
    expect((await keeper.call('PUT', `/api/county-delivery/${county}`, settings)).status).toBe(204);
    expect(await shown()).toMatchObject({ digestAt: '08:30', quietFrom: '20:00', quietTo: '08:00' });
    const test = (channel: string) => keeper.post(`/api/county-delivery/${county}/test`, { channel });
    expect((await test('webhook')).body).toEqual({ delivered: true, reason: null });
    expect(JSON.parse(hook.posted[0]!.body)).toMatchObject({ subject: '衡鉴：测试消息' });
    expect((await test('sms')).body).toEqual({ delivered: false, reason: 'not-configured' });
    expect((await test('email')).body).toEqual({ delivered: false, reason: 'no-address' });
    hook.answer = (response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
    expect((await test('webhook')).body).toEqual({ delivered: false, reason: 'redirected' });
    hook.answer = (response) => response.end();
    expect((await keeper.call('PUT', `/api/county-delivery/${county}`, { ...settings, quietTo: null })).status).toBe(
      400,
    );
    expect((await director.get('/api/county-delivery')).status).toBe(403);
  });

  it('lead to the group that the county has chosen, and to no other county’s', async () => {
    const own = (body: unknown) => (body as { channels: Record<string, unknown>[] }[])[0]!.channels[3];
    expect(own((await keeper.get('/api/county-delivery')).body)).toMatchObject({
      ownPlace: false,
      lines: [{ id: 'office', label: '群 office' }],
      line: null,
    });
    const put = (lines: object) => keeper.call('PUT', `/api/county-delivery/${county}`, { ...settings, lines });
    for (const wrong of ['elsewhere', 'nowhere'])
      expect(await put({ dingtalk: wrong })).toMatchObject({
        status: 400,
        body: { code: 'request.invalid', errors: [{ field: 'lines.dingtalk' }] },
      });
    expect((await put({ webhook: 'office' })).status).toBe(400);
    const test = (line: string | null) =>
      keeper.post(`/api/county-delivery/${county}/test`, { channel: 'dingtalk', line });
    expect((await test('elsewhere')).body).toEqual({ delivered: false, reason: 'not-configured' });
    expect((await test(null)).body).toEqual({ delivered: false, reason: 'not-configured' });
    expect(group.posted).toEqual([]);
    expect((await test('office')).body).toEqual({ delivered: true, reason: null });
    expect(group.posted.map(({ path }) => path)).toEqual([
      expect.stringMatching(/^\/robot\?access_token=office-token&/),
    ]);
    expect((await put({ dingtalk: 'office' })).status).toBe(204);
    // Settings that say nothing of it leave it as it is.
    expect((await keeper.call('PUT', `/api/county-delivery/${county}`, settings)).status).toBe(204);
    const { body } = await keeper.get('/api/county-delivery');
    expect(own(body)).toMatchObject({ line: 'office' });
    expect(JSON.stringify(body)).not.toMatch(/token|secret|127\.0\.0\.1/);
  });

  it('one tells of oneself what is open and what one wants', async () => {
    expect((await principal.get('/api/delivery')).body).toMatchObject({
      channels: [
        { name: 'email', open: true, address: true, on: true },
        { name: 'sms', open: false, address: true, on: true },
      ],
      digestOnly: false,
      quietFrom: '20:00',
    });
    expect((await principal.call('PUT', '/api/delivery', { off: ['sms'], digestOnly: true })).status).toBe(204);
    expect((await principal.get('/api/delivery')).body).toMatchObject({ digestOnly: true });
  });
});

describe('a notice', () => {
  let issueId: string;

  it('reaches a program at once and a person in the digest, and the issue shows it', async () => {
    hook.posted.length = 0;
    issueId = await issueOrdered(api, director, school);
    await look('2025-03-10T02:00:00.000Z');
    expect(hook.posted.map(({ body }) => (JSON.parse(body) as { subject: string }).subject)).toEqual([
      '衡鉴：整改通知书（彰教督整〔2025〕1号）待签收：音乐专用教室面积 68 平方米，低于 73 平方米',
    ]);
    expect(smtp.mails).toEqual([]);
    await look('2025-03-11T00:30:00.000Z');
    expect(smtp.mails).toMatchObject([{ to: ['li@example.cn'], subject: '衡鉴 3月11日：到期 0 件，新消息 1 条' }]);
    await signIn();
    expect((await director.get(`/api/issues/${issueId}/deliveries`)).body).toMatchObject({
      reminders: 0,
      items: [{ kind: 'issues.assigned', unitName: '一小', state: 'sent', sentBy: ['email', 'webhook'], reasons: [] }],
    });
  });

  it('that is refused for good stands on the issue and among the failures, and goes when it is tried again', async () => {
    smtp.refuse = () => 550;
    await keeper.call('PUT', `/api/county-delivery/${county}`, { ...settings, channels: ['email'] });
    const refused = await issueOrdered(api, director, school, { noticeNumber: '彰教督整〔2025〕2号' });
    const other = await issueOrdered(api, director, school, { noticeNumber: '彰教督整〔2025〕3号' });
    await look('2025-03-11T03:00:00.000Z');
    await look('2025-03-12T00:30:00.000Z');
    await signIn();
    const deliveries = async (id: string) => (await director.get(`/api/issues/${id}/deliveries`)).body;
    expect(await deliveries(other)).toMatchObject({ items: [{ state: 'failed', reasons: ['smtp-550'] }] });
    expect(await deliveries(refused)).toMatchObject({ items: [{ state: 'failed' }] });
    const { failures } = await shown();
    expect(failures).toMatchObject([
      { channel: 'email', recipientName: '李校长', reason: 'smtp-550', attempts: 1 },
      { channel: 'email' },
    ]);
    smtp.refuse = () => undefined;
    smtp.mails.length = 0;
    const ids = [...failures.map(({ id }) => id), 'nothing'];
    const retried = await keeper.post(`/api/county-delivery/${county}/retry`, { ids });
    expect(retried.body).toEqual({ retried: 2 });
    await look('2025-03-12T00:50:00.000Z');
    expect(smtp.mails).toHaveLength(1);
    expect(await deliveries(other)).toMatchObject({ items: [{ state: 'sent' }] });
  });

  it('is not sent again by a rebuild, and not from a restored backup', async () => {
    await issueOrdered(api, director, school, { noticeNumber: '彰教督整〔2025〕4号' });
    await look('2025-03-12T01:10:00.000Z');
    smtp.mails.length = 0;
    await api.app.get(ProjectionHost).rebuild();
    await look('2025-03-12T01:20:00.000Z');
    expect(smtp.mails).toEqual([]);
    const backups = api.app.get(Backups);
    await backups.start(async () => undefined);
    while ((await backups.list()).work.state === 'running') await new Promise((resume) => setTimeout(resume, 10));
    const [copy] = (await backups.list()).items;
    const data = join(directory, 'restored');
    cpSync(join(directory, 'backups', copy!.name), data, { recursive: true });
    rmSync(join(data, homeFile), { force: true });
    const restored = await Api.start(
      { ...variables, HENGJIAN_DATA: data },
      { imports: [WorkerModule] },
      '2025-03-13T00:30:00.000Z',
    );
    await restored.app.get(Deliveries).look();
    expect(smtp.mails).toEqual([]);
    const due = await restored.app
      .get(Operations)
      .outbox.take('2026-01-01T00:00:00.000Z', 9, '2026-01-01T00:00:00.000Z');
    expect(due).toEqual([]);
    await restored.close();
    await look('2025-03-13T00:30:00.000Z');
    expect(smtp.mails).toHaveLength(1);
  });

  it('leaves no secret, no address and no name in a log or an event', () => {
    const kept = [logged.join('\n'), readFileSync(join(api.data, 'events.sqlite'), 'latin1')];
    for (const text of kept)
      for (const hidden of [
        secret,
        'smtp-password-9',
        'li@example.cn',
        '13812345678',
        Buffer.from('李校长').toString('latin1'),
      ])
        expect(text.includes(hidden)).toBe(false);
    const operations = readFileSync(join(api.data, 'operations.sqlite'), 'latin1');
    for (const hidden of [secret, 'smtp-password-9', 'li@example.cn', '13812345678'])
      expect(operations.includes(hidden)).toBe(false);
  });
});

it('tells the director where nobody is there to hear', async () => {
  await signIn();
  expect((await director.get('/api/inbox/unheard')).body).toEqual([]);
  const empty = await api.unit('school', county, { name: '空小' });
  await issueOrdered(api, director, empty, { noticeNumber: '彰教督整〔2025〕9号' });
  expect((await director.get('/api/inbox/unheard')).body).toMatchObject([
    { unitName: '空小', permission: 'rectification.acknowledge', notices: 1 },
  ]);
});
