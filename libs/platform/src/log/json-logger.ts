import { Injectable, type LoggerService } from '@nestjs/common';
import { Clock } from '@app/platform/clock';

const levels = ['error', 'warn', 'log', 'debug', 'verbose'] as const;
type Level = (typeof levels)[number];

/** Texts that look like a person: mobile numbers, identity numbers, mail addresses. */
const personal = /(?<![\w.-])(?:1[3-9]\d{9}|\d{17}[\dXx])(?![\w-])|[^\s@"/]+@[^\s@"/]+\.[a-z]{2,}/gi;

/** Takes personal data out of a text. The last guard: our own messages hold ids only. */
export const withoutPersons = (text: string): string => text.replace(personal, '[隐去]');

/** What happened in a request or because of one: the id that its events, its answer and its trace carry too. */
export type Correlated = Readonly<{ correlationId: string; message: string }>;

const isCorrelated = (message: unknown): message is Correlated =>
  typeof message === 'object' && message !== null && 'correlationId' in message && 'message' in message;

const textOf = (message: unknown): string =>
  message instanceof Error
    ? (message.stack ?? message.message)
    : typeof message === 'string'
      ? message
      : JSON.stringify(message);

/** Nest's context for what it throws to whoever creates an application. */
const failedStart = 'ExceptionHandler';

/** Nest's log as one JSON object a line: at, level, context, correlationId where there is one, message. */
@Injectable()
export class JsonLogger implements LoggerService {
  private readonly loudest: number;

  constructor(
    private readonly clock: Clock,
    level: Level = 'log',
    private readonly write: (line: string) => void = (line) => void process.stderr.write(line),
  ) {
    this.loudest = levels.indexOf(level);
  }

  log(message: unknown, ...rest: unknown[]): void {
    this.line('log', message, rest);
  }

  /** Why a start failed is said once, in words, by whoever asked for it: Nest would say it before, with its stack. */
  error(message: unknown, ...rest: unknown[]): void {
    if (rest.at(-1) === failedStart) return;
    this.line('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.line('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.line('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.line('verbose', message, rest);
  }

  /** Nest passes the context last, and an error's stack before it. */
  private line(level: Level, message: unknown, rest: readonly unknown[]): void {
    if (levels.indexOf(level) > this.loudest) return;
    const [said, correlationId] = isCorrelated(message) ? [message.message, message.correlationId] : [message];
    const texts = [said, ...rest.slice(0, -1)].filter((part) => part !== undefined).map(textOf);
    const context = rest.at(-1);
    this.write(
      `${JSON.stringify({
        at: this.clock.now(),
        level,
        context: typeof context === 'string' ? context : null,
        // The caller may have chosen it: it is looked through like the rest.
        ...(correlationId === undefined ? {} : { correlationId: withoutPersons(correlationId) }),
        message: withoutPersons(texts.join('\n')),
      })}\n`,
    );
  }
}
