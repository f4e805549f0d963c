import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Readiness } from '../health/index.js';
import type { Metrics } from './metrics.js';

/** Where the door is, and what is shown at it. */
export type WatchDoorOptions = Readonly<{ port: number; host: string; token: string | null }>;

/** A door that stands open. */
export type WatchDoor = Readonly<{
  /** `http://127.0.0.1:9464` */
  base: string;
  close(): Promise<void>;
}>;

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

const shows = (request: IncomingMessage, token: string): boolean =>
  // Of the digests, so that neither the length nor the place of the first difference can be measured.
  timingSafeEqual(digest(request.headers.authorization ?? ''), digest(`Bearer ${token}`));

const say = (response: ServerResponse, status: number, text: string, type = 'application/json'): void => {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(text);
};

/** Figures and probes on a port of their own, so that no proxy of the site can ever show them to the world. */
export const openWatchDoor = async (
  { port, host, token }: WatchDoorOptions,
  metrics: Metrics,
  readiness: Readiness,
): Promise<WatchDoor> => {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = (request.url ?? '').split('?')[0];
    if (request.method !== 'GET' && request.method !== 'HEAD') return say(response, 405, '{"status":"method"}');
    if (path === '/health/live') return say(response, 200, '{"status":"live"}');
    if (path === '/health/ready') {
      const reasons = await readiness.unready();
      const status = reasons.length > 0 ? 'unready' : 'ready';
      return say(response, reasons.length > 0 ? 503 : 200, JSON.stringify({ status, reasons }));
    }
    if (path !== '/metrics') return say(response, 404, '{"status":"not-found"}');
    if (token !== null && !shows(request, token)) return say(response, 401, '{"status":"token"}');
    return say(response, 200, await metrics.text(), metrics.mediaType);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => say(response, 500, '{"status":"fault"}'));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const { address, family, port: taken } = server.address() as AddressInfo;
  return {
    base: `http://${family === 'IPv6' ? `[${address}]` : address}:${taken}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

/** Says by itself whether requests may be sent here, so that a figure tells it too. */
export const gatherReadiness = (metrics: Metrics, readiness: Readiness): void =>
  metrics.gather(async () => {
    const reasons = await readiness.unready();
    metrics.set('hengjian_ready', reasons.length === 0 ? 1 : 0);
    metrics.forget('hengjian_unready');
    for (const { code } of reasons) metrics.set('hengjian_unready', 1, { code });
  });
