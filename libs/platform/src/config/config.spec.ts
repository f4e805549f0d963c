import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { noChannels } from '../channels/index.js';
import { checkShared, readConfig, WrongConfiguration } from './config.js';
import { secretFile, sessionSecret } from './session-secret.js';

const wrong = (variables: Record<string, string>) => {
  try {
    readConfig(variables);
  } catch (error) {
    if (error instanceof WrongConfiguration) return error;
  }
  throw new Error('the configuration was taken');
};

describe('the environment', () => {
  it('may be empty', () => {
    const config = readConfig({ PATH: '/bin', HOST: '' });
    expect(config).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      tenant: 'main',
      secret: null,
      uploadLimit: 20971520,
    });
    expect(config.session).toEqual({ idleMs: 1_800_000, absoluteMs: 43_200_000, secureCookie: false });
    expect(config.lockout).toEqual({ attempts: 5, windowMs: 900_000, lockMs: 900_000 });
  });

  it('is read into numbers, switches and an absolute path', () => {
    const config = readConfig({ PORT: '0', COOKIE_SECURE: 'true', HENGJIAN_DATA: 'x', LOCKOUT_ATTEMPTS: '3' });
    expect(config).toMatchObject({ port: 0, dataDir: join(process.cwd(), 'x'), lockout: { attempts: 3 } });
    expect(config.backupsDir).toBeNull();
    expect(readConfig({ HENGJIAN_DATA: 'x', HENGJIAN_BACKUPS: 'y' }).backupsDir).toBe(join(process.cwd(), 'y'));
    expect(config.session.secureCookie).toBe(true);
  });

  it.each([
    ['PORT', 'abc'],
    ['PORT', '70000'],
    ['PORT', '3000.5'],
    ['HENGJIAN_TENANT', 'a-b'],
    ['COOKIE_SECURE', 'yes'],
    ['SESSION_SECRET', 'short'],
    ['LOG_LEVEL', 'loud'],
  ])('with %s=%s stops the start by name, in two languages', (name, value) => {
    const { message, variables } = wrong({ [name]: value });
    expect(variables.map((variable) => variable.name)).toEqual([name]);
    expect(message).toMatch(/程序没有启动.*nothing was started/);
    expect(message).toContain(`${name}: 此环境变量`);
  });

  it('names the ways out for notices, each with what it needs', () => {
    expect(readConfig({}).channels).toEqual(noChannels);
    const { channels } = readConfig({
      SMTP_URL: 'smtp://u:p@mail:25',
      MAIL_FROM: '衡鉴 <hj@example.cn>',
      WEBHOOK_URL: 'http://hook:8080/x?y=1',
      WEBHOOK_SECRET: 'sixteen-characters',
      WEBHOOK_ALLOW: '10.1.0.0/16, ::1',
      WECOM_URL: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k',
      PUBLIC_URL: 'https://hj.example.cn/',
    });
    expect(channels).toMatchObject({
      email: { url: 'smtp://u:p@mail:25', from: '衡鉴 <hj@example.cn>' },
      webhook: { url: 'http://hook:8080/x?y=1' },
      dingtalk: null,
      allowed: ['10.1.0.0/16', '::1'],
      site: 'https://hj.example.cn',
    });
  });

  it.each([
    [{ SMTP_URL: 'smtp://mail' }, 'MAIL_FROM'],
    [{ SMTP_URL: 'http://mail', MAIL_FROM: 'a@b.cn' }, 'SMTP_URL'],
    [{ SMTP_URL: 'smtp://mail', MAIL_FROM: 'a@b.cn\r\nBcc: c@d.cn' }, 'MAIL_FROM'],
    [{ WEBHOOK_URL: 'https://hook.example/' }, 'WEBHOOK_SECRET'],
    [{ WEBHOOK_URL: 'file:///etc/passwd', WEBHOOK_SECRET: 'sixteen-characters' }, 'WEBHOOK_URL'],
    [{ WEBHOOK_ALLOW: '10.0.0.0/99' }, 'WEBHOOK_ALLOW'],
    [{ WEBHOOK_ALLOW: 'everything' }, 'WEBHOOK_ALLOW'],
  ])('with %o stops the start by name and repeats no value', (variables, name) => {
    const error = wrong(variables as unknown as Record<string, string>);
    expect(error.variables.map((variable) => variable.name)).toEqual([name]);
    expect(error.message).not.toMatch(/hook\.example|passwd|Bcc/);
  });

  const bucket = {
    S3_ENDPOINT: 'http://minio:9000',
    S3_BUCKET: 'hengjian',
    S3_ACCESS_KEY_ID: 'key',
    S3_SECRET_ACCESS_KEY: 'secret',
  };
  it('names a bucket whole, or none', () => {
    expect(readConfig({ S3_REGION: 'cn-north-1' }).bucket).toBeNull();
    expect(readConfig(bucket).bucket).toEqual({
      endpoint: 'http://minio:9000',
      bucket: 'hengjian',
      region: 'us-east-1',
      accessKeyId: 'key',
      secretAccessKey: 'secret',
    });
    const { variables } = wrong({ S3_SECRET_ACCESS_KEY: 'hunter2' });
    expect(variables.map(({ name }) => name)).toEqual(['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID']);
  });

  it.each([
    ['S3_ENDPOINT', 'minio:9000'],
    ['S3_ENDPOINT', 'ftp://minio'],
    ['S3_ENDPOINT', 'http://minio/?x=1'],
    ['S3_BUCKET', 'a/b'],
    ['S3_BUCKET', 'Ab'],
    ['S3_REGION', '成都'],
  ])('with %s=%s beside a bucket stops the start by name', (name, value) => {
    expect(wrong({ ...bucket, [name]: value }).variables.map((variable) => variable.name)).toEqual([name]);
  });

  it('names a Redis, and the secret of workers of their own, or neither', () => {
    expect(readConfig({})).toMatchObject({
      redisUrl: null,
      worker: { token: null, server: 'http://127.0.0.1:3000' },
    });
    const WORKER_TOKEN = 'w'.repeat(32);
    const given = { REDIS_URL: 'redis://:pass@redis:6379/1', WORKER_TOKEN, HENGJIAN_SERVER: 'http://app:3000/' };
    expect(readConfig(given)).toMatchObject({
      redisUrl: given.REDIS_URL,
      worker: { token: WORKER_TOKEN, server: 'http://app:3000' },
    });
  });

  it.each([
    ['KURRENTDB_URL', 'http://db:2113'],
    ['REDIS_URL', 'http://redis:6379'],
    ['REDIS_URL', 'redis'],
    ['WORKER_TOKEN', 'w'.repeat(31)],
    ['WORKER_TOKEN', `${'w'.repeat(32)} w`],
    ['HENGJIAN_SERVER', 'app:3000'],
  ])('with %s=%s is refused by name', (name, value) => {
    const { variables } = wrong({ [name]: value });
    expect(variables.map((variable) => variable.name)).toEqual([name]);
  });

  it('asks of several servers for what each must be given', () => {
    const both = { KURRENTDB_URL: 'kurrentdb://db:2113', REDIS_URL: 'redis://redis:6379' };
    const missing = (variables: Record<string, string>): readonly string[] => {
      try {
        checkShared(readConfig(variables));
        return [];
      } catch (error) {
        return (error as WrongConfiguration).variables.map(({ name }) => name);
      }
    };
    expect(missing(both)).toEqual(['SESSION_SECRET', 'HENGJIAN_FILES']);
    expect(missing({ ...both, SESSION_SECRET: 's'.repeat(32) })).toEqual(['HENGJIAN_FILES']);
    expect(missing({ ...both, SESSION_SECRET: 's'.repeat(32), HENGJIAN_FILES: '/files' })).toEqual([]);
    expect([missing({ KURRENTDB_URL: both.KURRENTDB_URL }), missing({ REDIS_URL: both.REDIS_URL })]).toEqual([[], []]);
  });

  it('never repeats a secret in its complaint', () => {
    expect(wrong({ SESSION_SECRET: 'hunter2-hunter2' }).message).not.toContain('hunter2');
    expect(wrong({ S3_SECRET_ACCESS_KEY: 'hunter2' }).message).not.toContain('hunter2');
    expect(wrong({ KURRENTDB_URL: 'kurrentdb:/u:hunter2@db' }).message).not.toContain('hunter2');
    expect(wrong({ REDIS_URL: 'rediss:/hunter2@redis' }).message).not.toContain('hunter2');
    expect(wrong({ WORKER_TOKEN: 'hunter2' }).message).not.toContain('hunter2');
  });
});

describe('the session secret', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'secret-'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true }));

  it('is the one from the environment, and leaves no file', () => {
    expect(sessionSecret({ secret: 's'.repeat(32), dataDir })).toBe('s'.repeat(32));
    expect(() => statSync(join(dataDir, secretFile))).toThrow('ENOENT');
  });

  it('is made once, and readable by its owner only', () => {
    const first = sessionSecret({ secret: null, dataDir: join(dataDir, 'new') });
    const file = join(dataDir, 'new', secretFile);
    expect(first.length).toBeGreaterThanOrEqual(64);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(sessionSecret({ secret: null, dataDir: join(dataDir, 'new') })).toBe(first);
    expect(readFileSync(file, 'utf8')).toBe(first);
  });

  it('is refused when the file is damaged', () => {
    writeFileSync(join(dataDir, secretFile), 'x');
    expect(() => sessionSecret({ secret: null, dataDir })).toThrow('已损坏');
  });
});

describe('further places of robots and programs', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lines-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const kept = (content: unknown): Record<string, string> => {
    const file = join(folder, 'channels.json');
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
    return { CHANNELS_FILE: file };
  };
  const line = { id: 'office', label: '督导办群', kind: 'wecom', url: 'https://qyapi.example/send?key=hidden' };

  it('are read out of a file', () => {
    const county = '0192f3a8-0000-7000-8000-00000000c001';
    const hook = { ...line, id: 'hook', kind: 'webhook', secret: 'at-least-eight', counties: [county] };
    expect(readConfig(kept([line, hook])).channels.lines).toEqual([{ ...line, secret: null, counties: null }, hook]);
  });

  it.each<[unknown, RegExp]>([
    ['[', /cannot be read/],
    [{}, /cannot be read/],
    [[line, { ...line, kind: 'sms' }], /entry 2: kind/],
    [[{ ...line, url: 'file:///etc/hidden' }], /entry 1: url/],
    [[{ ...line, kind: 'webhook' }], /entry 1: secret/],
    [[{ ...line, counties: ['彰武县'] }], /entry 1: counties/],
    [[{ ...line, hidden: 1 }], /entry 1: hidden/],
    [[null], /entry 1: id/],
    [[line, line], /an id stands twice: office/],
  ])('that are wrong stop the start, by entry and field, without a value (%#)', (content, problem) => {
    const { message } = wrong(kept(content));
    expect(message).toMatch(problem);
    expect(message).toContain('CHANNELS_FILE');
    expect(message).not.toContain('key=hidden');
  });
});
