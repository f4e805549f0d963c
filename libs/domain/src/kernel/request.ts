import type { Actor } from './fact.js';

/**
 * A request as the edge knows it, beside the command itself.
 * `commandId` is named by channel, actor and Idempotency-Key: a repeat carries the same one.
 */
export type Request = Readonly<{
  commandId: string;
  /** SHA-256 of the canonical body and target; the same key with another digest is refused (422). */
  digest: string;
  actor: Actor;
  tenant: string;
  correlationId: string;
  causationId: string | null;
  /** ISO instant from the injected clock. */
  at: string;
  /** The revision the caller decided on; a stream elsewhere answers 412 and is not decided again. */
  ifMatch?: number;
}>;

/** What a command came to. `nothing`: it was already so. `repeated`: the stored answer of an earlier delivery. */
export type Outcome = Readonly<{
  id: string;
  stream: string;
  revision: number;
  outcome: 'done' | 'nothing' | 'repeated';
  /** Engine's place of the last event, for X-After-Position; null when the stream has none. */
  position: string | null;
  sequence: number | null;
}>;
