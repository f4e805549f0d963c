import { NotCanonical } from '@app/ledger';
import { EventIdTaken, StoreUnavailable, WrongExpectedRevision, type Appended } from '../event-store.js';
import type { Append } from '../sealing.js';

/** What the writing thread is given: appends, in order, and the instant they are recorded at; of orders that are written together, that of the last. */
export type Order = Readonly<{ appends: readonly Append[]; recordedAt: string }>;

/** All that the thread can be asked for: appends; a numbered copy into a new file; `close` lets go of the file and ends it. */
export type Asked = Order | Readonly<{ copy: number; into: string }> | 'close';

/** Where an append went or why not: errors lose their class on the way between threads. */
type Told =
  | Appended
  | Readonly<{ wrong: Pick<WrongExpectedRevision, 'stream' | 'expected' | 'actual'> }>
  | Readonly<{ taken: string }>
  | Readonly<{ unavailable: Pick<StoreUnavailable, 'message' | 'reason'> }>
  | Readonly<{ notCanonical: Pick<NotCanonical, 'path' | 'reason'> }>
  | Readonly<{ fault: string }>;

/** What the thread says: the answers to one or more whole orders, in order; that the clock was set back; a copy made, or why not. */
export type Said =
  | Readonly<{ answers: readonly Told[] }>
  | Readonly<{ warning: string }>
  | Readonly<{ copy: number; fault: string | null }>;

/** An answer as it travels. */
export const told = (answer: Appended | Error): Told => {
  if (answer instanceof WrongExpectedRevision) {
    const { stream, expected, actual } = answer;
    return { wrong: { stream, expected, actual } };
  }
  if (answer instanceof EventIdTaken) return { taken: answer.id };
  if (answer instanceof StoreUnavailable) return { unavailable: { message: answer.message, reason: answer.reason } };
  if (answer instanceof NotCanonical) return { notCanonical: { path: answer.path, reason: answer.reason } };
  return answer instanceof Error ? { fault: answer.message } : answer;
};

/** An answer as it was before it travelled. */
export const heard = (answer: Told): Appended | Error => {
  if ('wrong' in answer) {
    const { stream, expected, actual } = answer.wrong;
    return new WrongExpectedRevision(stream, expected, actual);
  }
  if ('taken' in answer) return new EventIdTaken(answer.taken);
  if ('unavailable' in answer) return new StoreUnavailable(answer.unavailable.message, answer.unavailable.reason);
  if ('notCanonical' in answer) return new NotCanonical(answer.notCanonical.path, answer.notCanonical.reason);
  return 'fault' in answer ? new Error(answer.fault) : answer;
};
