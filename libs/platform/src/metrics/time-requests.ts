import type { FastifyInstance } from 'fastify';
import type { Metrics } from './metrics.js';

/** What is asked of the pages, whatever the file is called; and what no route answers. */
const [pages, nothing] = ['(pages)', '(none)'];

/** Times every answer by its route's template. Before the routes are registered: hooks see later ones only. */
export const timeRequests = (fastify: FastifyInstance, metrics: Metrics): void => {
  fastify.addHook('onResponse', (request, reply, done) => {
    const { url } = request.routeOptions;
    const route = request.is404 || url === undefined ? nothing : url.includes('*') ? pages : url;
    // A stream of events lasts as long as somebody looks at it.
    if (reply.getHeader('content-type') !== 'text/event-stream; charset=utf-8')
      metrics.took('hengjian_http_seconds', reply.elapsedTime / 1000, {
        method: request.method,
        route,
        status: `${Math.floor(reply.statusCode / 100)}xx`,
      });
    done();
  });
};
