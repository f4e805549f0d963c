import type { Middleware } from 'openapi-fetch';

const after = 'X-After-Position';

/** Remembers where the last command stands in the log, and has later queries wait for it. One a client. */
export const readYourWrites = (): Middleware => {
  let last: string | null = null;
  return {
    onRequest({ request }) {
      if (request.method === 'GET' && last !== null && !request.headers.has(after)) request.headers.set(after, last);
      return request;
    },
    onResponse({ response }) {
      last = response.headers.get('X-Position') ?? last;
      return undefined;
    },
  };
};
