import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { request as plain, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as secure } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { callable } from './addresses.js';
import { NotDelivered } from './channel.js';

/** How calls go out. */
export type PostOptions = Readonly<{
  /** Networks inside that may be called all the same. */
  allowed: readonly string[];
  /** Milliseconds for all of it: name, connection, answer. */
  deadline?: number;
  /** Asks for the addresses of a name; the system's resolver when absent. */
  resolve?: (host: string) => Promise<readonly LookupAddress[]>;
}>;

/** The other side's answer. */
export type Answered = Readonly<{ status: number; body: string }>;

/** Of an answer nobody needs more. */
const mostBytes = 64 * 1024;

const systemResolve = (host: string): Promise<readonly LookupAddress[]> =>
  new Promise((resolve, reject) =>
    systemLookup(host, { all: true }, (error, found) => (error ? reject(error) : resolve(found))),
  );

/** Looks a name up and lets through only what may be called: the connection is made to exactly these addresses. */
const guardedLookup =
  (may: (address: string) => boolean, resolve: (host: string) => Promise<readonly LookupAddress[]>): LookupFunction =>
  (host, { all }, callback) => {
    resolve(host).then(
      (found) => {
        const open = found.filter(({ address }) => may(address));
        const [first] = open;
        if (!first) callback(new NotDelivered('blocked-address', true) as NodeJS.ErrnoException, '', 0);
        else if (all) callback(null, [...open]);
        else callback(null, first.address, first.family);
      },
      (error: unknown) => callback(error as NodeJS.ErrnoException, '', 0),
    );
  };

const answerOf = async (response: IncomingMessage): Promise<Answered> => {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    parts.push(part);
    if ((bytes += part.length) >= mostBytes) break;
  }
  response.destroy();
  return { status: response.statusCode ?? 0, body: Buffer.concat(parts).toString('utf8').slice(0, mostBytes) };
};

/**
 * Posts JSON and waits for the answer, for a bounded time. Addresses inside the house are refused where the connection is
 * made, so that a name that changes its mind between two questions gains nothing; a redirect is not followed.
 * @throws NotDelivered `blocked-address`, `redirected`, `timeout`, `unreachable`
 */
export const guardedPost = async (
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  { allowed, deadline = 10_000, resolve = systemResolve }: PostOptions,
): Promise<Answered> => {
  const may = callable(allowed);
  const target = new URL(url);
  const host = target.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !may(host)) throw new NotDelivered('blocked-address', true);
  const signal = AbortSignal.timeout(deadline);
  try {
    const answered = await new Promise<Answered>((done, fail) => {
      const call: ClientRequest = (target.protocol === 'https:' ? secure : plain)(
        target,
        {
          method: 'POST',
          headers: {
            'content-type': 'application/json; charset=utf-8',
            'content-length': String(Buffer.byteLength(body)),
            'user-agent': 'hengjian',
            ...headers,
          },
          lookup: guardedLookup(may, resolve),
          agent: false,
          signal,
        },
        (response) => answerOf(response).then(done, fail),
      );
      call.on('error', fail);
      call.end(body);
    });
    if (answered.status >= 300 && answered.status < 400) throw new NotDelivered('redirected', true);
    return answered;
  } catch (error) {
    if (error instanceof NotDelivered) throw error;
    throw new NotDelivered(signal.aborted ? 'timeout' : 'unreachable', false);
  }
};

/** What an HTTP status other than success comes to: 4xx is the sender's fault, but for "later" and "too many". */
export const notTaken = (status: number): NotDelivered =>
  new NotDelivered(`status-${status}`, status >= 400 && status < 500 && ![408, 425, 429].includes(status));
