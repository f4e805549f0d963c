import { constants, gzip, gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { zippedOf } from './written.js';

/** Characters below which compressing costs more than it saves. */
const least = 1024;

/** Characters up to which compressing at once, and quickly, costs less than handing the text to another thread. */
const small = 16_384;

const ofJson = /^application\/([\w.-]+\+)?json\b/i;

/** `gzip`, `gzip;q=0.5` and `*` accept it; `gzip;q=0` does not. */
export const acceptsGzip = (header: string | undefined): boolean =>
  (header ?? '')
    .split(',')
    .map((one) => one.trim().split(/\s*;\s*q=/i))
    .some(([coding = '', weight = '1']) => /^(gzip|x-gzip|\*)$/i.test(coding) && Number(weight) > 0);

/**
 * JSON answers leave compressed for callers that take it: short ones at once, long ones in another thread of the process,
 * those that are kept once. Files (attachments, workbooks, the application's own) and streams leave as they are: they are
 * compressed already, or must not wait.
 */
export const compressJson = (fastify: FastifyInstance): void => {
  fastify.addHook<unknown>('onSend', (request, reply, payload, done) => {
    const kept = zippedOf(payload);
    if (!kept && (typeof payload !== 'string' || payload.length < least)) return done(null, payload);
    if (!ofJson.test(String(reply.getHeader('content-type') ?? ''))) return done(null, payload);
    reply.header('Vary', 'Accept-Encoding');
    if (request.method === 'HEAD' || !acceptsGzip(request.headers['accept-encoding'])) return done(null, payload);
    reply.header('Content-Encoding', 'gzip').removeHeader('content-length');
    if (kept) return void kept().then((bytes) => done(null, bytes), done);
    if (typeof payload === 'string' && payload.length <= small) return done(null, gzipSync(payload, { level: 3 }));
    gzip(payload as string, { level: constants.Z_DEFAULT_COMPRESSION }, (error, bytes) =>
      error ? done(error) : done(null, bytes),
    );
  });
};
