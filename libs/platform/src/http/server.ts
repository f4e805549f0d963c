import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { compressJson } from './compressed-json.js';
import { correlationIdOf } from './command-request.js';
import { readForms } from './forms.js';
import { bodyFault, bodyText } from './json-body.js';
import { KnownRoutes } from './known-routes.js';
import { documentOf, Problem } from './problem.js';
import { Knowledge, ReadPosition } from './ports.js';
import { answerWhenShown } from './read-your-writes.js';
import type { SharedBrake } from './shared-brake.js';
import { sendSecurityHeaders } from './web/security-headers.js';

export type ServerOptions = Readonly<{
  /** Bytes of a JSON body. */
  bodyLimit: number;
  /** Bytes of one uploaded file. */
  uploadLimit: number;
  trustProxy: boolean;
  cookieSecret: string;
  /** Whether the site is reached over HTTPS, so that browsers may be told to insist on it. */
  https: boolean;
  /** Requests a minute from one address, on routes with `@RouteConfig({ rateLimit: {} })`. */
  strictPerMinute: number;
  /** Counts them over all servers; absent: this one counts alone. Closed by whoever opened it. */
  brake?: SharedBrake | undefined;
}>;

/** The HTTP server under Nest. `routes` fills while Nest registers them. */
export const fastifyServer = (
  options: Pick<ServerOptions, 'bodyLimit' | 'trustProxy'>,
): { adapter: FastifyAdapter; routes: KnownRoutes } => {
  const adapter = new FastifyAdapter({
    bodyLimit: options.bodyLimit,
    trustProxy: options.trustProxy,
    genReqId: (request: IncomingMessage) => correlationIdOf(request.headers['x-correlation-id']),
    routerOptions: { maxParamLength: 200 },
    // An address that cannot be decoded reaches no route, and so no filter.
    frameworkErrors: (_: unknown, __: unknown, reply: FastifyReply) =>
      void reply
        .status(400)
        .type('application/problem+json; charset=utf-8')
        .send(JSON.stringify(documentOf(new Problem(400, 'request.invalid-parameter'), {}))),
  });
  const routes = new KnownRoutes();
  const fastify = adapter.getInstance() as unknown as FastifyInstance;
  fastify.addHook('onRoute', routes.add);
  const silent = silentConnections(fastify.server);
  fastify.addHook('onRequest', (request, reply, done) => {
    silent.delete(request.raw.socket);
    reply.header('X-Correlation-Id', request.id);
    done();
  });
  // Fastify lets go of connections that are idle when it begins to close; those that finish an answer after that would
  // be kept open for a minute, and the data directory with them.
  fastify.addHook('preClose', async () => {
    const sweep = setInterval(() => {
      fastify.server.closeIdleConnections();
      for (const socket of silent) socket.destroy();
    }, 50);
    fastify.server.once('close', () => clearInterval(sweep));
  });
  return { adapter, routes };
};

/**
 * Connections on which nothing was asked yet: whoever hears a question takes them out. Browsers open some beforehand, and
 * Node counts them as busy: a server that stops would wait a minute for them.
 */
const silentConnections = (server: Server): Set<Socket> => {
  const silent = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  });
  return silent;
};

const broken = () => new Problem(400, 'request.broken-json');
const noForm = () => new Problem(400, 'request.invalid', {}, [{ field: '提交的内容', detail: '应为对象。' }]);

/** A JSON body, strictly read. An empty one is no body: a command without fields needs none. */
const readJson = (app: NestFastifyApplication, bodyLimit: number): void => {
  const parse = app.getHttpAdapter().getInstance().getDefaultJsonParser('error', 'error');
  app.useBodyParser('application/json', { bodyLimit }, (request, body: Buffer, done) => {
    if (body.length === 0) return done(null, undefined);
    let text: string;
    try {
      text = bodyText(body);
    } catch {
      return done(broken());
    }
    void parse(request as FastifyRequest, text, (error: Error | null, value?: unknown) =>
      done(error ? broken() : value === null ? noForm() : bodyFault(value), value),
    );
  });
  // A page elsewhere can send forms without asking first; none of ours does, and signing in takes no cookie to forge.
  app.useBodyParser('application/x-www-form-urlencoded', { bodyLimit }, (_, __, done) =>
    done(new Problem(415, 'request.media-type')),
  );
  app.getHttpAdapter().getInstance().removeContentTypeParser('text/plain');
};

/** Cookies, security headers, compression, uploads and the brake on sign-ins. Before `app.init()`: their hooks see later routes only. */
export const registerPlugins = async (app: NestFastifyApplication, options: ServerOptions): Promise<void> => {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  readJson(app, options.bodyLimit);
  readForms(fastify, { fileSize: options.uploadLimit, files: 1, fields: 10, fieldSize: 10_000, parts: 11 });
  // Cookies are read where somebody is recognised by one, not with every request.
  await app.register(cookie, { secret: options.cookieSecret, hook: false });
  await sendSecurityHeaders(fastify, options.https);
  answerWhenShown(fastify, app.get(ReadPosition, { strict: false }), app.get(Knowledge, { strict: false }));
  compressJson(fastify);
  const { brake } = options;
  await app.register(rateLimit, {
    global: false,
    max: options.strictPerMinute,
    timeWindow: 60_000,
    ...(brake && { redis: brake.redis, nameSpace: brake.nameSpace, skipOnError: true }),
    errorResponseBuilder: (_, { ttl }) => new Problem(429, 'request.too-many', {}, [], Math.ceil(ttl / 1000)),
  });
};
