/** A fact that happened. `type` and `data` are stored for ever: JSON values only. */
export type Fact<Type extends string = string, Data = unknown> = Readonly<{ type: Type; data: Readonly<Data> }>;

/** A union of facts, declared as a table of name to shape. */
export type Facts<Table> = { [Type in keyof Table & string]: Fact<Type, Table[Type]> }[keyof Table & string];

/** Who did it: an id, the role used for it, and the unit they acted for. Never a name. */
export type Actor = Readonly<{ id: string; role: string; unit: string }>;

/**
 * The permanent envelope: everything that is stored around a fact's data, as RFC 8785 bytes.
 * The hash of an event is SHA-256 over exactly these bytes.
 */
export type Envelope = Readonly<{
  /** Named by its index within the command (`namedId`): a repeat of the same command asks for the same id. */
  id: string;
  /** Wire name: `rectification.issue-raised`. */
  type: string;
  schemaVersion: number;
  stream: string;
  /** 0-based place in the stream. */
  revision: number;
  commandId: string;
  /** SHA-256 of the canonical request that was answered with this event. */
  requestDigest: string;
  correlationId: string;
  /** The event that asked for this, or null when a person did. */
  causationId: string | null;
  actor: Actor;
  tenant: string;
  /** When it was done in the world (ISO instant). */
  occurredAt: string;
  /** The day since when it is true (ISO date). */
  effectiveAt: string;
  /** When the store learnt of it (ISO instant), stamped by the adapter. */
  recordedAt: string;
  dataHash: string;
  hashVersion: number;
  /** Hash of the previous event of the stream; 64 zeros before the first. */
  prevHash: string;
}>;

/**
 * An event as the store gives it back, brought up to today's shape.
 * `type` is the name used in code (`IssueRaised`); `wireType` is what is stored.
 */
export type Recorded<E extends Fact = Fact> = E &
  Readonly<
    Omit<Envelope, 'type'> & {
      wireType: string;
      /** 1-based dense count of ledger events: the number used in tables, proofs and URLs. */
      sequence: number;
      /** The engine's opaque place, for subscribing and read-your-writes only. Compares as text. */
      position: string;
    }
  >;
