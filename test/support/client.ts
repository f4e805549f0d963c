export type Answer = Readonly<{
  status: number;
  headers: Headers;
  /** Parsed JSON; the text of anything else; undefined when empty. */
  body: unknown;
}>;

/** One caller: keeps its cookie or bearer token. A body that is FormData goes as such, anything else as JSON. */
export class Client {
  private cookie: string | undefined;

  constructor(
    private readonly base: string,
    private readonly bearer?: string,
  ) {}

  /** The same caller at another server. */
  at(base: string): Client {
    const there = new Client(base, this.bearer);
    there.cookie = this.cookie;
    return there;
  }

  call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return body === undefined || body instanceof FormData
      ? this.send(method, path, body, headers)
      : this.send(method, path, JSON.stringify(body), { 'content-type': 'application/json', ...headers });
  }

  /** A body as it stands, which need not be JSON. */
  async send(
    method: string,
    path: string,
    body: string | Uint8Array<ArrayBuffer> | FormData | undefined,
    headers: Record<string, string>,
  ): Promise<Answer> {
    const response = await this.fetched(method, path, body, headers);
    const text = await response.text();
    const json = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      body: text === '' ? undefined : json ? JSON.parse(text) : text,
    };
  }

  private async fetched(
    method: string,
    path: string,
    body: string | Uint8Array<ArrayBuffer> | FormData | undefined,
    headers: Record<string, string>,
  ): Promise<Response> {
    const response = await fetch(`${this.base}${path}`, {
      method,
      headers: {
        'x-requested-with': 'spec',
        ...(this.cookie !== undefined && { cookie: this.cookie }),
        ...(this.bearer !== undefined && { authorization: `Bearer ${this.bearer}` }),
        ...headers,
      },
      ...(body !== undefined && { body }),
    });
    for (const set of response.headers.getSetCookie()) this.cookie = set.split(';')[0]!;
    return response;
  }

  /** A file, as it comes. */
  async bytes(path: string): Promise<Readonly<{ status: number; headers: Headers; bytes: Uint8Array }>> {
    const response = await this.fetched('GET', path, undefined, {});
    return { status: response.status, headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) };
  }

  get = (path: string, headers?: Record<string, string>) => this.call('GET', path, undefined, headers);
  post = (path: string, body?: unknown, headers?: Record<string, string>) => this.call('POST', path, body, headers);
  delete = (path: string) => this.call('DELETE', path);
}
