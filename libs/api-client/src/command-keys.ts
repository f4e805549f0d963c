import type { Middleware } from 'openapi-fetch';
import { v7 } from 'uuid';

const header = 'Idempotency-Key';

/** A key for a command. It tells its time, so that what the command makes stands beside what is made with it. */
export const newKey = (): string => `timed-${v7()}`;

/** Gives every command a key. Whoever wants to send one again after a failure brings a key of their own. */
export const commandKeys: Middleware = {
  onRequest({ request }) {
    if (request.method === 'POST' && !request.headers.has(header)) request.headers.set(header, newKey());
    return request;
  },
};
