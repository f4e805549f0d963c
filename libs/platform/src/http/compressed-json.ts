import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';

const gzipped = promisify(gzip);

/** Characters below which compressing costs more than it saves. */
const least = 1024;

/** `gzip`, `gzip;q=0.5` and `*` accept it; `gzip;q=0` does not. */
export const acceptsGzip = (header: string | undefined): boolean =>
  (header ?? '')
    .split(',')
    .map((one) => one.trim().split(/\s*;\s*q=/i))
    .some(([coding = '', weight = '1']) => /^(gzip|x-gzip|\*)$/i.test(coding) && Number(weight) > 0);

/**
 * JSON answers leave compressed, in another thread of the process, for callers that take it. Files (attachments, workbooks,
 * the application's own) and streams leave as they are: they are compressed already, or must not wait.
 */
export const compressJson = (fastify: FastifyInstance): void => {
  fastify.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string' || payload.length < least) return payload;
    if (!/^application\/([\w.-]+\+)?json\b/i.test(String(reply.getHeader('content-type') ?? ''))) return payload;
    reply.header('Vary', 'Accept-Encoding');
    if (request.method === 'HEAD' || !acceptsGzip(request.headers['accept-encoding'])) return payload;
    reply.header('Content-Encoding', 'gzip').removeHeader('content-length');
    return gzipped(payload, { level: constants.Z_DEFAULT_COMPRESSION });
  });
};
