import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import helmet, { type FastifyHelmetOptions } from '@fastify/helmet';
import fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type onRequestHookHandler,
} from 'fastify';
import { pagePolicy } from './page-policy.js';

/** A visit takes photographs, notes where it was, and may dictate; nobody else's page may ask for that in our name. */
const permissionsPolicy = 'camera=(self), geolocation=(self), microphone=(self)';

const halfYear = 'max-age=15552000; includeSubDomains';

/** Marks a route that sends pages of the application: `config: sendsPages`. They have a stricter policy than data. */
export const sendsPages = { sendsPages: true };

type Headers = Readonly<Record<string, string>>;

/** The headers of helmet under these options: it says the same to every request, so it is asked once. */
const asked = async (options: FastifyHelmetOptions): Promise<Headers> => {
  const probe = fastify();
  await probe.register(helmet, options);
  const said = new Promise<Headers>((resolve) => {
    probe.get('/', (_, reply) => {
      resolve(reply.getHeaders() as Headers);
      reply.hijack();
    });
  });
  await probe.ready();
  const question = Object.assign(new IncomingMessage(new Socket()), { method: 'GET', url: '/' });
  probe.routing(question, new ServerResponse(question));
  return { ...(await said), 'permissions-policy': permissionsPolicy };
};

const ofData = {
  contentSecurityPolicy: {
    directives: {
      'script-src': ["'self'"],
      'img-src': ["'self'", 'data:', 'blob:'],
      'upgrade-insecure-requests': null,
    },
  },
};

const isPage = (config: unknown): boolean => (config as Partial<typeof sendsPages> | undefined)?.sendsPages === true;

/**
 * Security headers on every answer with content. Who is told that data have not changed keeps the headers of the
 * answer that they know (RFC 9110 §15.4.5): there, they wait until it is known which answer it will be. A request that
 * came by HTTPS, also through a trusted proxy, is told to come so again. Before the routes are registered, as those that
 * send pages say theirs themselves. @param https whether the site is reached over HTTPS alone
 */
export const sendSecurityHeaders = async (fastify: FastifyInstance, https: boolean): Promise<void> => {
  const data = await asked({ ...ofData, hsts: https });
  const pages = await asked({ ...pagePolicy, hsts: https });
  const say = (headers: Headers, request: FastifyRequest, reply: FastifyReply): void => {
    reply.headers(headers);
    if (request.protocol === 'https') reply.header('Strict-Transport-Security', halfYear);
  };
  const mayKnow = (request: FastifyRequest) => request.headers['if-none-match'] !== undefined;
  fastify.addHook('onRequest', (request, reply, done) => {
    if (!mayKnow(request)) say(data, request, reply);
    done();
  });
  fastify.addHook('onRoute', (route) => {
    if (!isPage(route.config)) return;
    const sayPages: onRequestHookHandler = (request, reply, done) => {
      say(pages, request, reply);
      done();
    };
    route.onRequest = [route.onRequest ?? [], sayPages].flat();
  });
  fastify.addHook<unknown>('onSend', (request, reply, payload, done) => {
    if (mayKnow(request) && reply.statusCode !== 304 && !reply.hasHeader('Content-Security-Policy'))
      say(data, request, reply);
    done(null, payload);
  });
};
