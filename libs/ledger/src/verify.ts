import { examined, type Examined, type Filed } from './examined.js';
import { finding, type Finding } from './findings.js';
import { Frontier } from './merkle.js';
import { Succession, type Stretch } from './succession.js';

export { examined, type Examined, type LedgerRecord } from './examined.js';
export { finding, type Finding, type FindingReason } from './findings.js';

/** Count and root of a log at some time. Kept outside the store, it shows that nothing was cut off since. */
export type Head = Readonly<{ storeId: string; count: number; root: string }>;

/** What a whole log came to. */
export type Verified = Readonly<{
  count: number;
  root: string;
  /** The first thing that is wrong, or null. */
  finding: Finding | null;
  /** Whether a head from outside vouches for the tail; without one, a cut tail cannot be seen. */
  tailProven: boolean;
}>;

/**
 * Checks a log, event by event in order of sequence, and remembers the first thing that is wrong. It trusts nothing
 * but SHA-256 (and heads, where some are given); its memory grows with the number of streams only.
 */
export class Verifier {
  private readonly log = Succession.fromStart();
  private readonly heads: readonly Head[];
  /** Roots of the heads by their counts: there may be hundreds of heads, and each event is held against them. */
  private readonly roots = new Map<number, readonly string[]>();
  private first: Finding | null = null;

  constructor(
    storeId: string,
    /** Heads kept outside the store, if there are any. */
    ...heads: readonly (Head | undefined)[]
  ) {
    this.heads = heads.filter((head) => head !== undefined);
    for (const head of this.heads) {
      this.roots.set(head.count, [...(this.roots.get(head.count) ?? []), head.root]);
      if (head.storeId !== storeId) this.first ??= finding('foreign-head', 0, head.storeId);
      else if (head.count === 0 && head.root !== Frontier.empty.root) this.first ??= finding('head-differs', 0);
    }
  }

  /** Looks at the next event; answers the first finding so far. After a finding nothing more is looked at. */
  add(event: Filed): Finding | null {
    return (this.first ??= this.follow(examined(event)));
  }

  /** The same for an event that was looked at by itself already. */
  take(event: Examined): Finding | null {
    return (this.first ??= this.follow(event));
  }

  /**
   * The same for events that were followed elsewhere. Answers false, and has taken none, where they do not go on from
   * here or a head stands among them: event by event it shows what is wrong.
   */
  join(stretch: Stretch): boolean {
    const { first, to } = stretch;
    if (this.first || this.heads.some(({ count }) => count >= first.sequence && count <= to)) return false;
    return this.log.join(stretch);
  }

  /** Ends the log. `own` is what the store itself says of its log: count and root. */
  finish(own?: Readonly<{ count: number; root: string }>): Verified {
    const { count, root } = this.log;
    for (const head of this.heads) if (head.count > count) this.first ??= finding('cut-tail', count + 1, head.count);
    if (own && own.count > count) this.first ??= finding('cut-tail', count + 1, own.count);
    if (own && (own.count !== count || own.root !== root)) this.first ??= finding('frontier-differs', count);
    const tailProven = !this.first && this.heads.some((head) => head.count === count);
    return { count, root, finding: this.first, tailProven };
  }

  private follow(event: Examined): Finding | null {
    const wrong = this.log.follow(event);
    if (wrong) return wrong;
    const differs = this.roots.get(event.sequence)?.some((root) => root !== this.log.root);
    return differs ? finding('head-differs', event.sequence) : null;
  }
}
