import type { Span } from '@opentelemetry/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Tracing } from './tracing.js';

/** A span for every answer of the API, by its route's template; pages and probes are not worth one. */
export const traceRequests = (fastify: FastifyInstance, tracing: Tracing): void => {
  const spans = new WeakMap<FastifyRequest, Span>();
  fastify.addHook('onRequest', (request, reply, done) => {
    const { url } = request.routeOptions;
    if (url?.startsWith('/api/') && !url.includes('*')) {
      const span = tracing.begin(`${request.method} ${url}`, {
        correlationId: request.id,
        attributes: { 'http.request.method': request.method, 'http.route': url },
      });
      spans.set(request, span);
      // Also of an answer that nobody waited for.
      reply.raw.once('close', () => {
        span.setAttribute('http.response.status_code', reply.raw.statusCode);
        span.end();
      });
    }
    done();
  });
  // Once the body is there: reading it takes place elsewhere, and what is under way would be forgotten.
  fastify.addHook('preHandler', (request, _, done) => {
    const span = spans.get(request);
    if (span) tracing.under(span, done);
    else done();
  });
};
