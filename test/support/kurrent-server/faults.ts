import { setTimeout as sleep } from 'node:timers/promises';
import { grpc, refusal, type Grpc } from './protocol.js';

/** What can be wrong with a server. Each may be set at any time, and holds for calls from then on. */
export class Faults {
  /** Takes calls, and answers none. */
  silent = false;
  /** Answers that it cannot serve now. */
  unavailable = false;
  /** Is no leader, and says who is. */
  leader: Readonly<{ host: string; port: number }> | null = null;
  /** Milliseconds before each answer. */
  latency = 0;
  /** Milliseconds that its clock is ahead. */
  clockSkew = 0;
  /** Gives every event of a subscription twice. */
  twice = false;
  /** Ends a subscription after so many messages; null: never. */
  dropAfter: number | null = null;
  /** Writes, but loses so many answers with their connection. */
  answersLost = 0;
  /** Bytes of one append. */
  maxAppendSize = 1024 * 1024;
  version = '26.0.3';
  /** Advertises BatchAppend; without it the client sends each append as a call of its own. */
  batchAppend = true;
  /** Sends the `caught up` message's time, as servers do since 24.10. */
  caughtUpTimes = true;

  now(): number {
    return Date.now() + this.clockSkew;
  }

  /** Why a write is not taken; null when it is. */
  refusesWrite(): ReturnType<typeof refusal> | null {
    if (this.unavailable) return refusal(grpc.status.UNAVAILABLE, 'Server Is Not Ready');
    if (!this.leader) return null;
    return refusal(grpc.status.NOT_FOUND, 'Leader info available', {
      exception: 'not-leader',
      'leader-endpoint-host': this.leader.host,
      'leader-endpoint-port': String(this.leader.port),
    });
  }

  /** Resolves when an answer may go out; never on a silent server. */
  async answering(): Promise<void> {
    if (this.silent) await new Promise(() => undefined);
    if (this.latency > 0) await sleep(this.latency);
  }
}

/** Whether a call carries the right name and password; always where none are asked for. */
export const isKnown = (metadata: Grpc.Metadata, users: ReadonlyMap<string, string> | null): boolean => {
  if (!users) return true;
  const [, token = ''] = /^Basic (.+)$/.exec(String(metadata.get('authorization')[0] ?? '')) ?? [];
  const [, name = '', password] = /^([^:]*):(.*)$/.exec(Buffer.from(token, 'base64').toString('utf8')) ?? [];
  return password !== undefined && users.get(name) === password;
};
