import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What somebody posted. */
export type Posted = Readonly<{ path: string; headers: IncomingMessage['headers']; body: string }>;

/** A server that keeps what it is told and answers as it is told to. */
export class HttpSink {
  readonly posted: Posted[] = [];
  /** Answers the next requests: 200 with `{"errcode":0}` when absent. */
  answer: (response: ServerResponse) => void = (response) => response.end('{"errcode":0,"errmsg":"ok"}');

  private readonly server = createServer((request, response) => {
    void text(request).then((body) => {
      this.posted.push({ path: request.url ?? '', headers: request.headers, body });
      this.answer(response);
    });
  });

  static async start(): Promise<HttpSink> {
    const sink = new HttpSink();
    await new Promise<void>((listening) => sink.server.listen(0, '127.0.0.1', listening));
    return sink;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }
}
