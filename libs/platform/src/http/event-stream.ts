import { Injectable, type BeforeApplicationShutdown, type OnModuleDestroy } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Problem } from './problem.js';

/** Streams of one session: a browser's tabs. */
const mostOfOne = 8;
/** Streams of the whole process. */
const most = 2000;
/** Bytes that may wait for a slow reader. */
const mostWaiting = 256 * 1024;

/** One answer of server-sent events that goes on until either side ends it. */
export class EventStream {
  constructor(private readonly reply: FastifyReply) {}

  /** Sends an event; a reader that does not keep up is let go, and comes again. */
  send(event: string, id: number | string, data: unknown): void {
    this.write(`event: ${event}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  /** Says nothing, so that whatever stands between does not take the line for dead. */
  beat(): void {
    this.write(':\n\n');
  }

  end(): void {
    this.reply.raw.end();
  }

  private write(text: string): void {
    const { raw } = this.reply;
    if (raw.destroyed || raw.writableEnded) return;
    if (raw.writableLength > mostWaiting) raw.destroy();
    else raw.write(text);
  }
}

/** The streams that are open. A server that stops ends them, else it would wait for readers who never leave. */
@Injectable()
export class EventStreams implements OnModuleDestroy, BeforeApplicationShutdown {
  private readonly open = new Map<EventStream, string>();
  private closing = false;

  /**
   * Turns an answer into a stream. @param owner the session or token that it is for @param closed told once it is over
   * @throws Problem 429 when that session has too many, 503 when the process has
   */
  start(reply: FastifyReply, owner: string, closed: () => void): EventStream {
    if (this.closing || this.open.size >= most) throw new Problem(503, 'changes.unavailable', {}, [], 30);
    if ([...this.open.values()].filter((one) => one === owner).length >= mostOfOne)
      throw new Problem(429, 'request.too-many', {}, [], 30);
    const stream = new EventStream(reply);
    this.open.set(stream, owner);
    reply.raw.once('close', () => {
      this.open.delete(stream);
      closed();
    });
    reply.header('Content-Type', 'text/event-stream; charset=utf-8');
    const headers = Object.entries(reply.getHeaders()).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    );
    reply.hijack();
    reply.raw.writeHead(200, {
      ...(Object.fromEntries(headers) as Record<string, string>),
      'cache-control': 'no-store',
      // A proxy that gathers an answer before it sends it on would keep everything back.
      'x-accel-buffering': 'no',
    });
    // Headers go at once, so that the reader knows that it is heard.
    reply.raw.write('retry: 3000\n\n');
    return stream;
  }

  onModuleDestroy(): void {
    this.endAll();
  }

  /** Once more: one may have come in between. */
  beforeApplicationShutdown(): void {
    this.endAll();
  }

  private endAll(): void {
    this.closing = true;
    for (const stream of this.open.keys()) stream.end();
  }
}
