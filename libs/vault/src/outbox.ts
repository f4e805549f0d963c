/** Where a delivery stands: still to be sent, taken by the channel, given up, or no longer for that person. */
export type DeliveryStatus = 'waiting' | 'sent' | 'failed' | 'dropped';

/** One notice to one recipient through one channel. */
export type OutboxEntry = Readonly<{
  /** Made of notice, recipient and channel: the same for ever, so that it is entered once. */
  id: string;
  noticeId: string;
  kind: string;
  /** What the notice is about; null for none. */
  subjectId: string | null;
  /** Number of the notice's event; 0 for none. */
  sequence: number;
  /** An account, or a county's unit for a channel that is a county's. */
  recipient: string;
  countyId: string;
  channel: string;
  /** What goes out in one message has the same bundle: a day's digest of one recipient; else the entry alone. */
  bundle: string;
  status: DeliveryStatus;
  /** ISO instant before which it is not sent. */
  notBefore: string;
  attempts: number;
  /** Id that its message was last sent under; null before. */
  messageId: string | null;
  /** What the channel answered, as its own id of the message; null where it gives none. */
  receipt: string | null;
  /** Why the last attempt failed, as a code; null after success. */
  reason: string | null;
  /** ISO instants. */
  madeAt: string;
  doneAt: string | null;
}>;

/** A bundle whose time has come. */
export type DueBundle = Readonly<{
  bundle: string;
  /** ISO instant since when. */
  since: string;
}>;

export type NewEntry = Omit<OutboxEntry, 'status' | 'attempts' | 'messageId' | 'receipt' | 'reason' | 'doneAt'>;

/** What came of a message. `retry` leaves its entries waiting. */
export type Settlement =
  | Readonly<{ status: 'sent'; at: string; messageId: string; receipt: string | null }>
  | Readonly<{ status: 'failed' | 'dropped'; at: string; messageId: string | null; reason: string }>
  | Readonly<{ status: 'retry'; notBefore: string; messageId: string | null; reason: string; counts: boolean }>;

/** How many stand where, of one channel. */
export type ChannelTally = Readonly<{
  channel: string;
  waiting: number;
  sent: number;
  failed: number;
  lastSentAt: string | null;
}>;

/**
 * What is to be sent, and what became of it. An entry is taken for a while (a lease) and then settled; a process that dies
 * between sending and settling lets the lease run out, and the message goes out again under the same id: at least once.
 */
export abstract class Outbox {
  /** Enters what is not there yet; answers how many were new. */
  abstract add(entries: readonly NewEntry[]): Promise<number>;
  /**
   * Takes up to so many bundles that are due and that nobody holds, each whole; holds them until then. Counties take turns,
   * and within a county the oldest comes first: however much one has waiting, another's is not behind it.
   */
  abstract take(now: string, bundles: number, until: string): Promise<readonly OutboxEntry[]>;
  /** The same of these bundles alone: those that are not due, or that somebody holds, are passed over. */
  abstract takeThese(now: string, bundles: readonly string[], until: string): Promise<readonly OutboxEntry[]>;
  /** Bundles that `take` would hand out, in its order; nobody holds them for that. */
  abstract due(now: string, bundles: number): Promise<readonly DueBundle[]>;
  abstract settle(ids: readonly string[], settlement: Settlement): Promise<void>;
  /** Whether a message of this id was ever sent. */
  abstract wasSent(messageId: string): Promise<boolean>;
  /** Failed entries of the counties, the latest first. */
  abstract failed(countyIds: readonly string[], limit: number): Promise<readonly OutboxEntry[]>;
  /** Makes a failed entry of one of the counties wait again, from now; whether there was one. */
  abstract retry(id: string, countyIds: readonly string[], now: string): Promise<boolean>;
  /** Everything about one thing, oldest first. */
  abstract about(subjectId: string): Promise<readonly OutboxEntry[]>;
  /** By channel, over the counties. */
  abstract tally(countyIds: readonly string[]): Promise<readonly ChannelTally[]>;
  /** Gives up everything that waits, for a reason; answers how many. */
  abstract dropWaiting(at: string, reason: string): Promise<number>;
  /** Forgets what was sent or dropped before an instant; answers how many. */
  abstract forget(before: string): Promise<number>;
}
