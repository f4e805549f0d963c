import type { Middleware } from 'openapi-fetch';

const after = 'X-After-Position';

/** Remembers where the last command stands in the log, and has later requests wait for it: the next may reach another node. One a client. */
export const readYourWrites = (): Middleware => {
  let last: string | null = null;
  return {
    onRequest({ request }) {
      if (last !== null && !request.headers.has(after)) request.headers.set(after, last);
      return request;
    },
    onResponse({ response }) {
      last = response.headers.get('X-Position') ?? last;
      return undefined;
    },
  };
};
