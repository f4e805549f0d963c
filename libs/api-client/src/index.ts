import createFetchClient, { type Client, type ClientOptions } from 'openapi-fetch';
import { commandKeys } from './command-keys.js';
import { readYourWrites } from './read-your-writes.js';
import type { components, paths } from './schema.js';

export type { components, paths } from './schema.js';
export { newKey } from './command-keys.js';
export { upload } from './upload.js';

/** The shapes of the API by name: `Schemas['IssueDto']`. */
export type Schemas = components['schemas'];
/** An answer other than success. Decide on `code`; show `detail`. */
export type Problem = Schemas['ProblemDto'];
/** The API's routes, typed by its document: `client.GET('/api/issues/{id}', { params: { path: { id } } })`. */
export type ApiClient = Client<paths>;

export type ApiClientOptions = Readonly<{
  /** A bearer token. Without one, a browser's own session cookie is used. */
  token?: string;
  /** How requests go out, such as one that keeps cookies where there is no browser. */
  fetch?: NonNullable<ClientOptions['fetch']>;
}>;

/**
 * A client of the API at `baseUrl` (`https://hengjian.example.cn`, without `/api`). Commands get an Idempotency-Key
 * unless they bring one; a query after a command waits until it shows what the command did.
 */
export const createClient = (baseUrl: string, { token, fetch }: ApiClientOptions = {}): ApiClient => {
  const client = createFetchClient<paths>({
    baseUrl,
    credentials: 'same-origin',
    headers: {
      // Tells our pages' requests from a form of another site.
      'X-Requested-With': 'hengjian',
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
    },
    ...(fetch && { fetch }),
  });
  client.use(commandKeys, readYourWrites());
  return client;
};
