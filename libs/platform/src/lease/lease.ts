/** What is done in rounds, and by one node at a time where there are several. */
export const duties = ['processes', 'deadlines', 'deliveries'] as const;
export type Duty = (typeof duties)[number];

/** What begins when a duty comes to this process, and ends when it goes elsewhere. Called in turn, never side by side. */
export type Holder = Readonly<{
  /** Called again when it could not begin. */
  gained(): Promise<void>;
  /** Resolves when what was under way has ended. */
  lost(): Promise<void>;
}>;

/**
 * Whose turn it is with a duty. It spares work and decides nothing: what must be done once is done once by its ids, whoever
 * does it, so two holders for some seconds only do the same work twice.
 */
export abstract class Lease {
  /** Whether the duty is this process's now. */
  abstract readonly held: boolean;

  /** Whether no other process could ever take the duty. */
  abstract readonly alone: boolean;

  /** Begins to ask for it; resolves when it is known whether it came, and its holder has begun. */
  abstract start(holder: Holder): Promise<void>;

  /**
   * Asks no more. A holder that another may follow hears first that it lost the duty; when what it did has ended, the duty is
   * free. Once is enough, and it may come before the start.
   */
  abstract release(): Promise<void>;
}

/** One of each. */
export type Leases = Readonly<Record<Duty, Lease>>;

/** The only process there is. */
export class OwnLease extends Lease {
  held = false;
  readonly alone = true;

  async start(holder: Holder): Promise<void> {
    this.held = true;
    await holder.gained();
  }

  async release(): Promise<void> {
    this.held = false;
  }
}
