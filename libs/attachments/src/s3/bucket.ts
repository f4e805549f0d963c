import { AwsClient } from 'aws4fetch';
import { AttachmentStoreUnavailable } from '../store-unavailable.js';

/** Which bucket of which server, and with whose key. Addressed by path: a server on the bureau's own network has one name. */
export type BucketOptions = Readonly<{
  /** `https://s3.example.cn`, without the bucket. */
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** Milliseconds for one request, its body included; 30 s when absent. */
  timeout?: number;
}>;

/** Pauses before the second and third attempt, in milliseconds. */
const pauses = [100, 400];

/** SHA-256 of an empty body. */
const nothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** The four requests that keeping files takes, signed. Every failure is an `AttachmentStoreUnavailable`. */
export class Bucket {
  readonly #client: AwsClient;
  readonly #base: string;
  readonly #timeout: number;

  constructor({ endpoint, bucket, region, accessKeyId, secretAccessKey, timeout }: BucketOptions) {
    this.#client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 0 });
    this.#base = `${endpoint.replace(/\/+$/, '')}/${bucket}`;
    this.#timeout = timeout ?? 30_000;
  }

  /** The content of an object, or undefined when there is none. */
  async get(key: string): Promise<Buffer | undefined> {
    const { status, body } = await this.#ask('GET', `/${key}`);
    return status === 404 ? undefined : body;
  }

  async has(key: string): Promise<boolean> {
    return (await this.#ask('HEAD', `/${key}`)).status !== 404;
  }

  /** Whole or not at all: the server compares what arrives with `sha256` (hex) before it keeps anything. */
  async put(key: string, body: Uint8Array, sha256: string): Promise<void> {
    const { status } = await this.#ask('PUT', `/${key}`, { body, sha256 });
    if (status === 404) throw new AttachmentStoreUnavailable('no-bucket', 'HTTP 404');
  }

  /** Keys that begin so, in order. */
  async keys(prefix: string): Promise<readonly string[]> {
    const found: string[] = [];
    for (let from = ''; ;) {
      const after = from === '' ? '' : `&continuation-token=${encodeURIComponent(from)}`;
      const { status, body } = await this.#ask('GET', `?list-type=2&prefix=${encodeURIComponent(prefix)}${after}`);
      if (status === 404) throw new AttachmentStoreUnavailable('no-bucket', 'HTTP 404');
      const xml = body.toString('utf8');
      // Keys are our own: digits, letters, dashes and slashes, none of which XML writes otherwise.
      found.push(...[...xml.matchAll(/<Key>([^<]*)<\/Key>/g)].map((match) => match[1]!));
      const next = /<NextContinuationToken>([^<]*)<\/NextContinuationToken>/.exec(xml)?.[1];
      if (next === undefined) return found;
      from = next;
    }
  }

  /** Asks for what every later request needs: that the bucket is there and the key may read it. */
  async check(): Promise<void> {
    const { status } = await this.#ask('HEAD', '');
    if (status === 404) throw new AttachmentStoreUnavailable('no-bucket', 'HTTP 404');
  }

  async #ask(
    method: string,
    path: string,
    sent?: Readonly<{ body: Uint8Array; sha256: string }>,
  ): Promise<{ status: number; body: Buffer }> {
    for (let attempt = 0; ; attempt += 1) {
      const answer = await this.#once(method, path, sent).catch(faultOf);
      if (!('fault' in answer) && answer.status < 500 && answer.status !== 429) return settled(answer);
      const pause = pauses[attempt];
      if (pause === undefined) throw 'fault' in answer ? answer.fault : refused(answer.status);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  async #once(method: string, path: string, sent?: Readonly<{ body: Uint8Array; sha256: string }>) {
    const signed = await this.#client.sign(`${this.#base}${path}`, {
      method,
      headers: { 'x-amz-content-sha256': sent?.sha256 ?? nothing },
      ...(sent && { body: new Uint8Array(sent.body) }),
    });
    // A redirect would send a signed request, and a school's file, to somebody else.
    const response = await fetch(signed, { redirect: 'manual', signal: AbortSignal.timeout(this.#timeout) });
    return { status: response.status, body: Buffer.from(await response.arrayBuffer()) };
  }
}

const refused = (status: number) => new AttachmentStoreUnavailable('refused', `HTTP ${status}`);

/** What the network says: refused, unknown host, cut off, too slow. Its own words hold neither key nor secret. */
const faultOf = (error: unknown): { fault: AttachmentStoreUnavailable } => {
  const { cause, name } = error as { cause?: { code?: unknown }; name?: unknown };
  return { fault: new AttachmentStoreUnavailable('unreachable', String(cause?.code ?? name)) };
};

const settled = (answer: { status: number; body: Buffer }) => {
  const { status, body } = answer;
  if (status === 401 || status === 403) throw new AttachmentStoreUnavailable('denied', `HTTP ${status}`);
  if (status === 404 && body.includes('NoSuchBucket')) throw new AttachmentStoreUnavailable('no-bucket', 'HTTP 404');
  if (status !== 404 && (status < 200 || status > 299)) throw refused(status);
  return answer;
};
