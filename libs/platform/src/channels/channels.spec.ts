import { createHmac } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { HttpSink } from '@test/http-sink';
import { SmtpSink } from '@test/smtp-sink';
import { temporaryDirectory } from '@test/temporary';
import { callable } from './addresses.js';
import { cutTo, NotDelivered, type Channel, type Message } from './channel.js';
import { Channels, noChannels } from './channels.js';
import { emailChannel } from './email.js';
import { dingtalkChannel, wecomChannel } from './robots.js';
import { smsFileChannel } from './sms-file.js';
import { webhookChannel } from './webhook.js';

const message: Message = {
  id: 'event-1/issues.redSlip/school-1',
  at: '2025-03-03T01:00:00.000Z',
  subject: '衡鉴：督办红单',
  lines: [
    {
      text: '督办红单：*音乐*教室 [68] 平方米',
      kind: 'issues.redSlip',
      dueDate: '2025-03-10',
      link: 'https://hj.example/i',
    },
    { text: '催办：操场', kind: 'issues.urging', dueDate: null, link: null },
  ],
  link: 'https://hj.example/inbox',
};
const secret = 'a-secret-of-the-county';

/** The code of what was not delivered. */
const reason = async (sending: Promise<unknown>) => {
  try {
    await sending;
    return 'delivered';
  } catch (error) {
    if (!(error instanceof NotDelivered)) throw error;
    expect(JSON.stringify([error.message, error.reason])).not.toMatch(/127\.0\.0\.1|example|secret|password/);
    return `${error.reason}${error.final ? ' final' : ''}`;
  }
};

let sink: HttpSink;
beforeAll(async () => {
  sink = await HttpSink.start();
});
afterAll(() => sink.close());
beforeEach(() => {
  sink.posted.length = 0;
  sink.answer = (response) => response.end('{"errcode":0}');
});
const inside = { allowed: ['127.0.0.0/8'] };

describe('a webhook', () => {
  const webhook = (options = {}): Channel =>
    webhookChannel({ url: `${sink.url}/hook?k=1`, secret }, { ...inside, ...options }, () => 1_741_000_000_500);

  it('is signed over its id, the time and every byte of it, and names its message', async () => {
    expect(await webhook().send(message, '')).toEqual({ id: null });
    await webhook().send(message, '');
    const [{ path, headers, body }, again] = sink.posted as [(typeof sink.posted)[0], (typeof sink.posted)[0]];
    const signed = createHmac('sha256', secret).update(`${message.id}.1741000000.${body}`).digest('base64');
    expect(path).toBe('/hook?k=1');
    expect(headers).toMatchObject({
      'webhook-id': message.id,
      'webhook-timestamp': '1741000000',
      'webhook-signature': `v1,${signed}`,
    });
    expect(JSON.parse(body)).toEqual(message);
    expect(again.headers['webhook-id']).toBe(message.id);
    expect(body + JSON.stringify(headers)).not.toContain(secret);
  });

  it.each([
    [500, 'status-500'],
    [503, 'status-503'],
    [429, 'status-429'],
    [400, 'status-400 final'],
    [410, 'status-410 final'],
  ])('answered with %i', async (status, expected) => {
    sink.answer = (response) => response.writeHead(status).end('words that nobody is to keep');
    expect(await reason(webhook().send(message, ''))).toBe(expected);
  });

  it('that redirects is not followed, wherever it points', async () => {
    for (const location of ['http://169.254.169.254/latest', `${sink.url}/elsewhere`, 'https://hj.example/']) {
      sink.answer = (response) => response.writeHead(302, { location }).end();
      expect(await reason(webhook().send(message, ''))).toBe('redirected final');
    }
    expect(sink.posted.map(({ path }) => path)).toEqual(Array(3).fill('/hook?k=1'));
  });

  it('that hangs is left after its time, whether it says nothing or goes on and on', async () => {
    sink.answer = () => undefined;
    expect(await reason(webhook({ deadline: 60 }).send(message, ''))).toBe('timeout');
    sink.answer = (response) => {
      const timer = setInterval(() => response.write('.'), 5);
      response.on('close', () => clearInterval(timer));
    };
    expect(await reason(webhook({ deadline: 60 }).send(message, ''))).toBe('timeout');
  });

  it('that is not there is tried again later', async () => {
    const closed = webhookChannel({ url: 'http://127.0.0.1:1/', secret }, inside);
    expect(await reason(closed.send(message, ''))).toBe('unreachable');
    const unknown = webhookChannel(
      { url: 'http://hook.example/', secret },
      {
        ...inside,
        resolve: () => Promise.reject(new Error('ENOTFOUND hook.example')),
      },
    );
    expect(await reason(unknown.send(message, ''))).toBe('unreachable');
  });

  it('is not let into the house: not by address, not by a name, not by a name that has both', async () => {
    const { port } = sink;
    const to = (host: string, addresses: readonly string[] = []) =>
      webhookChannel(
        { url: `http://${host}:${port}/`, secret },
        {
          allowed: [],
          deadline: 300,
          resolve: async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
        },
      );
    for (const host of [
      '127.0.0.1',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '10.0.0.8',
      '169.254.169.254',
      '0.0.0.0',
      '2130706433',
    ])
      expect(await reason(to(host).send(message, ''))).toBe('blocked-address final');
    expect(await reason(to('hook.example', ['127.0.0.1']).send(message, ''))).toBe('blocked-address final');
    expect(await reason(to('hook.example', ['fd00::1', '192.168.1.9']).send(message, ''))).toBe(
      'blocked-address final',
    );
    // Only the open one of the two is called, and nobody is there.
    expect(await reason(to('hook.example', ['127.0.0.1', '2606:4700::dead']).send(message, ''))).toMatch(
      /^(unreachable|timeout)$/,
    );
    expect(sink.posted).toEqual([]);
  });
});

describe('an address', () => {
  const may = callable([]);

  it('inside the house may not be called, mapped onto IPv6 or not; outside it may', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(
        fc.constantFrom('10', '127', '169.254', '192.168', '172.20', '100.100'),
        byte,
        byte,
        byte,
        (head, a, b, c) => {
          const address = [...head.split('.'), a, b, c].slice(0, 4).join('.');
          expect([may(address), may(`::ffff:${address}`), may(`64:ff9b::${address}`)]).toEqual([false, false, false]);
        },
      ),
    );
    expect(['8.8.8.8', '172.32.0.1', '2606:4700::1111', '100.63.0.1'].map(may)).toEqual([true, true, true, true]);
    expect(['fe80::1', 'fd12::1', '::', '2002:7f00:1::', 'no address', ''].map(may)).toEqual(Array(6).fill(false));
  });

  it('inside may be called where the configuration says so, and its neighbour may not', () => {
    const some = callable(['10.1.2.0/24', '::1']);
    expect(['10.1.2.9', '::1', '10.1.3.9', '127.0.0.1'].map(some)).toEqual([true, true, false, false]);
  });
});

describe('robots', () => {
  it('钉钉: Markdown, signed by time and secret in the address', async () => {
    const url = `${sink.url}/robot/send?access_token=token`;
    await dingtalkChannel({ url, secret }, inside, () => 1_741_000_000_500).send(message, '');
    const sign = createHmac('sha256', secret).update(`1741000000500\n${secret}`).digest('base64');
    const [{ path, body }] = sink.posted as [(typeof sink.posted)[0]];
    expect(Object.fromEntries(new URL(path, sink.url).searchParams)).toEqual({
      access_token: 'token',
      timestamp: '1741000000500',
      sign,
    });
    expect(JSON.parse(body)).toEqual({
      msgtype: 'markdown',
      markdown: {
        title: '衡鉴：督办红单',
        text: [
          '#### 衡鉴：督办红单',
          '- [督办红单：\\*音乐\\*教室 \\[68\\] 平方米](https://hj.example/i)',
          '- 催办：操场',
          '[打开消息](https://hj.example/inbox)',
        ].join('\n'),
      },
    });
  });

  it('企业微信: Markdown of at most 4,096 bytes', async () => {
    const long = { ...message, lines: Array.from({ length: 400 }, () => message.lines[1]!) };
    await wecomChannel({ url: `${sink.url}/cgi-bin/webhook/send?key=k` }, inside).send(long, '');
    const { msgtype, markdown } = JSON.parse(sink.posted[0]!.body) as {
      msgtype: string;
      markdown: { content: string };
    };
    expect(msgtype).toBe('markdown');
    expect(Buffer.byteLength(markdown.content)).toBeLessThanOrEqual(4096);
    expect(markdown.content.endsWith('…')).toBe(true);
  });

  it.each([
    ['{"errcode":310000,"errmsg":"sign not match"}', 'refused-310000 final'],
    ['{"errcode":130101,"errmsg":"send too fast"}', 'refused-130101'],
    ['{"errcode":45009}', 'refused-45009'],
    ['{"errcode":-1}', 'refused--1'],
    ['<html>', 'unreadable-answer'],
    ['null', 'unreadable-answer'],
  ])('answer 200 with the code inside: %s', async (answer, expected) => {
    sink.answer = (response) => response.end(answer);
    expect(await reason(wecomChannel({ url: sink.url }, inside).send(message, ''))).toBe(expected);
  });
});

describe('e-mail', () => {
  let smtp: SmtpSink;
  beforeAll(async () => {
    smtp = await SmtpSink.start();
  });
  afterAll(() => smtp.close());

  it('arrives, and a repeat is the same mail', async () => {
    const email = emailChannel({ url: smtp.url, from: '衡鉴 <hengjian@example.cn>' });
    const first = await email.send(message, 'li@example.cn');
    expect(await email.send(message, 'li@example.cn')).toEqual(first);
    expect(smtp.mails).toHaveLength(2);
    expect(smtp.mails[0]).toMatchObject({ to: ['li@example.cn'], subject: message.subject, messageId: first.id });
    expect(smtp.mails[0]!.text).toContain('· 督办红单：*音乐*教室 [68] 平方米\r\n  https://hj.example/i');
  });

  it('to an address that is none goes nowhere else', async () => {
    const email = emailChannel({ url: smtp.url, from: 'hengjian@example.cn' });
    smtp.mails.length = 0;
    await reason(email.send(message, 'li@example.cn, wang@example.cn'));
    expect(smtp.mails.flatMap(({ to }) => to)).not.toContain('wang@example.cn');
  });

  it('that is refused says how, and neither address nor password', async () => {
    const email = emailChannel({ url: smtp.url, from: 'hengjian@example.cn' });
    smtp.refuse = (address) => (address.startsWith('gone') ? 550 : 450);
    expect(await reason(email.send(message, 'gone@example.cn'))).toBe('smtp-550 final');
    expect(await reason(email.send(message, 'full@example.cn'))).toBe('smtp-450');
  });

  it('to a server that is not there, or says nothing, is tried again later', async () => {
    expect(await reason(emailChannel({ url: 'smtp://127.0.0.1:1', from: 'a@b.cn' }).send(message, 'a@b.cn'))).toBe(
      'unreachable',
    );
    const mute = createServer();
    await new Promise<void>((listening) => mute.listen(0, '127.0.0.1', listening));
    const url = `smtp://127.0.0.1:${(mute.address() as AddressInfo).port}`;
    expect(await reason(emailChannel({ url, from: 'a@b.cn' }, 60).send(message, 'a@b.cn'))).toBe('timeout');
    mute.close();
  });
});

it('text messages are lines of a file that its owner alone may read', async () => {
  const { directory, remove } = temporaryDirectory();
  const file = join(directory, 'sms.ndjson');
  const sms = smsFileChannel({ file });
  await sms.send(message, '13812345678');
  await sms.send({ ...message, id: 'b' }, '13812345679');
  const lines = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as object);
  expect(lines).toMatchObject([
    { id: message.id, to: '13812345678' },
    { id: 'b', to: '13812345679' },
  ]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(await reason(smsFileChannel({ file: directory }).send(message, '1'))).toBe('file-unwritable');
  remove();
});

it('a text is cut between two characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.integer({ min: 4, max: 60 }), (text, bytes) => {
      const cut = cutTo(text, bytes);
      expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(Math.max(bytes, Math.min(bytes, Buffer.byteLength(text))));
      expect(text.startsWith(cut.replace(/…$/, '')) || text === cut).toBe(true);
    }),
  );
});

it('only what is configured is a way out', () => {
  expect(Channels.of(noChannels).all).toEqual([]);
  const some = Channels.of({ ...noChannels, wecom: { url: sink.url }, sms: { file: '/tmp/sms' } });
  expect(some.all.map(({ name, audience }) => [name, audience])).toEqual([
    ['sms', 'person'],
    ['wecom', 'group'],
  ]);
  expect(some.get('email')).toBeUndefined();
});
