import type { Middleware } from 'openapi-fetch';

const header = 'Idempotency-Key';

/** Gives every command a key. Whoever wants to send one again after a failure brings a key of their own. */
export const commandKeys: Middleware = {
  onRequest({ request }) {
    if (request.method === 'POST' && !request.headers.has(header)) request.headers.set(header, crypto.randomUUID());
    return request;
  },
};
