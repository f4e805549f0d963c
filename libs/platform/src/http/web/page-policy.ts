import type { FastifyInstance } from 'fastify';

/**
 * What the application's pages may load and do: what this server sends, and nothing written into the page itself.
 * `data:` and `blob:` are pictures that a page made: thumbnails before they are sent, charts.
 */
export const pagePolicy = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      'default-src': ["'self'"],
      'script-src': ["'self'"],
      'style-src': ["'self'"],
      'img-src': ["'self'", 'data:', 'blob:'],
      'font-src': ["'self'"],
      'connect-src': ["'self'"],
      'worker-src': ["'self'"],
      'manifest-src': ["'self'"],
      'object-src': ["'none'"],
      'base-uri': ["'none'"],
      'frame-ancestors': ["'none'"],
      'form-action': ["'self'"],
    },
  },
};

/** A visit takes photographs, notes where it was, and may dictate; nobody else's page may ask for that in our name. */
const permissionsPolicy = 'camera=(self), geolocation=(self), microphone=(self)';

const halfYear = 'max-age=15552000; includeSubDomains';

/**
 * Headers that no plugin sets. A request that came by HTTPS, also through a trusted proxy, is told to come so again.
 * Before the routes are registered.
 */
export const sendPermissions = (fastify: FastifyInstance): void => {
  fastify.addHook('onRequest', async (request, reply) => {
    reply.header('Permissions-Policy', permissionsPolicy);
    if (request.protocol === 'https') reply.header('Strict-Transport-Security', halfYear);
  });
};
