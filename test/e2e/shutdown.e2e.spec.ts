import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { freePort } from '@test/free-port';
import { HttpSink } from '@test/http-sink';
import { founded, printed, Running } from '@test/processes';
import { temporaryDirectory } from '@test/temporary';

const { directory, remove } = temporaryDirectory();

/** A request of which half has been sent: the server is at work on it until the rest comes. */
const halfSent = async (base: string, path: string, body: string) => {
  const { port, host } = new URL(base);
  const socket = connect(Number(port), '127.0.0.1').setEncoding('utf8');
  await once(socket, 'connect');
  let answer = '';
  socket.on('data', (chunk: string) => (answer += chunk));
  const ended = once(socket, 'close');
  const head = `POST ${path} HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n`;
  socket.write(head + body.slice(0, 10));
  return async () => {
    socket.write(body.slice(10));
    await ended;
    return answer;
  };
};

/** A new connection's answer to a probe: its status, or `shut` when nobody listens. */
const probed = async (base: string): Promise<number | 'shut'> => {
  try {
    return (await fetch(`${base}/health/ready`, { headers: { connection: 'close' } })).status;
  } catch {
    return 'shut';
  }
};

it('is watched, and told to stop says so, finishes what it was asked, takes no more, and leaves everything whole', async () => {
  const collector = await HttpSink.start();
  const port = await freePort();
  try {
    const { username, password } = await founded(directory);
    const variables = {
      DRAIN_SECONDS: '2',
      METRICS_PORT: String(port),
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    };
    const server = new Running(['serve', '--data', directory], { variables });
    const [, base] = await server.says(/衡鉴已启动：(http:\/\/[\d.]+:\d+)/);
    const finish = await halfSent(base!, '/api/session', JSON.stringify({ username, password }));
    expect(await probed(base!)).toBe(200);
    // The libraries behind it are loaded from the built program.
    expect(await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()).toContain('\nhengjian_log_events 3\n');

    const ended = server.stop();
    const seen: (number | 'shut')[] = [];
    while (seen.at(-1) !== 'shut') {
      seen.push(await probed(base!));
      await sleep(50);
    }
    // First it can still be asked, and says that it leaves; then it cannot.
    expect(new Set(seen.slice(seen.findIndex((one) => one !== 200)))).toEqual(new Set([503, 'shut']));

    expect(await finish()).toMatch(/^HTTP\/1\.1 201 /);
    const { stderr } = await ended;
    expect(stderr).not.toMatch(/error/i);
    expect(collector.posted.map(({ path }) => path)).toContain('/v1/traces');
    expect(collector.posted.map(({ body }) => body).join()).toContain('POST /api/session');
    // The log opens again at once, with nothing left beside it that would have to be mended.
    expect(await printed('verify', '--data', directory)).toMatchObject({ count: 3 });
  } finally {
    await collector.close();
    remove();
  }
});

it('does not start with a log whose address is wrong, and repeats no part of it', async () => {
  const variables = { KURRENTDB_URL: 'kurrentdb://admin:geheim@kurrent1:2113?passwort=1' };
  const { code, stderr } = await new Running(['serve', '--data', `${directory}/none`], { variables }).ended;
  expect(code).toBe(1);
  expect(stderr.trim().split('\n').at(-1)).toMatch(/^KURRENTDB_URL 的连接串不正确.*程序没有启动。$/);
  expect(stderr).not.toContain('geheim');
});
