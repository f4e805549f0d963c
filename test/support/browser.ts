import { createClient, type ApiClient } from '@app/api-client';

/** Sends requests as a browser does: cookies that an answer sets go with the next request. */
const keepingCookies = (): ((request: Request) => Promise<Response>) => {
  let cookie: string | undefined;
  return async (request) => {
    if (cookie !== undefined) request.headers.set('cookie', cookie);
    const response = await fetch(request);
    for (const set of response.headers.getSetCookie()) cookie = set.split(';')[0]!;
    return response;
  };
};

/** The generated client with a cookie jar of its own. */
export const browser = (base: string): ApiClient => createClient(base, { fetch: keepingCookies() });

type Result<Data> = Readonly<{ data?: Data; error?: unknown; response: Response }>;

/** The data of a success. @throws Error with the problem of anything else */
export const data = async <Data>(asked: Promise<Result<Data>>): Promise<NonNullable<Data>> => {
  const { data, error, response } = await asked;
  if (data === undefined || data === null) throw new Error(`${response.status} ${JSON.stringify(error)}`);
  return data;
};

/** Status and code of a problem. */
export const problem = async (asked: Promise<Result<unknown>>): Promise<readonly [number, string | undefined]> => {
  const { error, response } = await asked;
  return [response.status, (error as { code?: string } | undefined)?.code];
};
