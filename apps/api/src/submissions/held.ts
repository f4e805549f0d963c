type Held = Readonly<{ claimedBy: string | null; claimedUntil: string | null }>;

/** Who reviews it now: a claim whose time is over is none. `at`: now, as ISO instant. */
export const heldNow = ({ claimedBy, claimedUntil }: Held, at: string): Held =>
  claimedUntil === null || Date.parse(claimedUntil) <= Date.parse(at)
    ? { claimedBy: null, claimedUntil: null }
    : { claimedBy, claimedUntil };
