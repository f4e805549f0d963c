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

  /** Begins to ask for it; resolves when it is known whether it came, and its holder has begun. */
  abstract start(holder: Holder): Promise<void>;

  /** Asks no more. What is still being done should have ended: another takes the duty at once. */
  abstract release(): Promise<void>;
}

/** One of each. */
export type Leases = Readonly<Record<Duty, Lease>>;

/** The only process there is. */
export class OwnLease extends Lease {
  held = false;

  async start(holder: Holder): Promise<void> {
    this.held = true;
    await holder.gained();
  }

  async release(): Promise<void> {
    this.held = false;
  }
}
