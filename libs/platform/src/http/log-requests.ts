import { Logger } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import type { Correlated } from '../log/index.js';

/** A line for each answer of the API, by its route's template: whoever asked, and for what, is told to nobody. */
export const logRequests = (fastify: FastifyInstance): void => {
  const logger = new Logger('Request');
  fastify.addHook('onResponse', (request, reply, done) => {
    const { url } = request.routeOptions;
    if (url?.startsWith('/api/'))
      logger.debug({
        correlationId: request.id,
        message: `${request.method} ${url} ${reply.statusCode} ${reply.elapsedTime.toFixed(1)} ms`,
      } satisfies Correlated);
    done();
  });
};
