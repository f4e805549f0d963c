import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import { behind, type EventStore, type LogTree } from '@app/event-store';
import {
  base64Of,
  checkpointText,
  originOf,
  parseNote,
  signedNote,
  type NoteVerifier,
  type TreeHead,
} from '@app/ledger';
import type { Clock } from '@app/platform/clock';
import type { KeyValues } from '@app/vault';
import { BeyondLog, HistoryDiffers } from './checkpoint-refusals.js';
import { countIn, lastSeen, withCosignatures } from './cosignatures.js';
import { keyOf, putAside, readKept, recentOf, type CheckpointReason, type KeptCheckpoint } from './kept-checkpoints.js';
import type { CurrentKey } from './key-file.js';
import type { SigningKey } from './signing-key.js';

/** A note of the log, and what its signature is verified by; null: unsigned. */
export type SignedHead = Readonly<{ note: string; verifier: string | null }>;

const isBare = ({ note }: KeptCheckpoint): boolean => parseNote(note).signatures.length === 0;

/** What signs a log: the key of now, and the public key that the log itself names; null: none, and it was never changed. */
export type SigningKeys = Readonly<{ current: CurrentKey; named: () => Promise<string | null> }>;

/** Signs what the log is, and remembers what was signed. */
export class Checkpoints implements OnApplicationShutdown {
  /** The last look found a log that has not grown from what was signed: nothing is signed. */
  isStopped = false;
  private readonly logger = new Logger('Checkpoints');
  /** The key that the log names in the place of the one that there is, as was told. */
  private replacedBy: string | null = null;

  constructor(
    readonly tree: LogTree,
    private readonly storeId: string,
    private readonly kept: KeyValues,
    private readonly keys: SigningKeys,
    private readonly clock: Clock,
    /** Several nodes sign, each by its own copy of this log: what another signed may not have come here yet. */
    private readonly shared: Pick<EventStore, 'reachEnd'> | null = null,
    /** Others whose cosignatures are taken. */
    readonly witnesses: readonly NoteVerifier[] = [],
  ) {}

  /** The public half of the key that the server was given, though the log may have put another in its place; null: none. */
  get given(): string | null {
    return this.keys.current()?.verifier ?? null;
  }

  /** What signatures made now are verified by; null: nothing is signed. @throws StoreUnavailable */
  async verifier(): Promise<string | null> {
    return (await this.key())?.verifier ?? null;
  }

  /** A checkpoint of the log of now; one that is there already for the same count. @throws HistoryDiffers, StoreUnavailable */
  async make(reason: CheckpointReason): Promise<KeptCheckpoint> {
    // First what was signed: another node may sign more while this one looks at its log.
    const latest = await this.latest();
    const { count, root } = await this.tree.head();
    if (latest) await this.checkGrown(latest, count);
    const key = await this.key();
    // One that nobody could sign at its time is signed as soon as there is a key; what witnesses saw stays as it is.
    const unsigned = latest?.count === count && key && isBare(latest) ? latest : null;
    if (latest?.count === count && !unsigned) return latest;
    const at = this.clock.now();
    const made: KeptCheckpoint = { count, root, madeAt: at, reason, ...this.noteOf({ count, root }, at, key) };
    const before = unsigned && JSON.stringify(unsigned);
    // Another node may have signed the same count in this moment: the first one stays.
    return (await this.kept.swap(keyOf(count), before, JSON.stringify(made))) ? made : ((await this.of(count)) ?? made);
  }

  /**
   * Signs what a copy of the log says it is: it must be the beginning of the log of now, and that of what was signed. It
   * is kept with the copy, not here. @throws HistoryDiffers, StoreUnavailable when it is of another log
   */
  async signCopy(copy: TreeHead): Promise<SignedHead> {
    const latest = await this.latest();
    const { count } = await this.tree.head();
    if (latest) await this.checkGrown(latest, count);
    if (copy.count > count || (await this.tree.rootAt(copy.count)) !== copy.root) throw behind();
    return this.noteOf(copy, this.clock.now(), await this.key());
  }

  /**
   * A checkpoint of now, and how the log grew from one of `since` events (hashes in base64; null when none is asked for):
   * what a witness needs. @throws BeyondLog, HistoryDiffers, StoreUnavailable
   */
  async grown(since: number | null): Promise<KeptCheckpoint & Readonly<{ growth: readonly string[] | null }>> {
    if (since !== null) await this.checkReached(since);
    const made = await this.make('asked');
    if (since === null || since === 0 || since === made.count) return { ...made, growth: since === null ? null : [] };
    return { ...made, growth: (await this.tree.consistency(since, made.count)).map(base64Of) };
  }

  /** The last one that was made, or null. */
  async latest(): Promise<KeptCheckpoint | null> {
    const [latest] = await this.recent(1);
    return latest ?? null;
  }

  /** The last so many, latest first. */
  recent(limit: number): Promise<readonly KeptCheckpoint[]> {
    return recentOf(this.kept, limit);
  }

  /** The last so many, latest first, and after them what each known witness has cosigned last, where that is earlier. */
  async listed(limit: number): Promise<readonly KeptCheckpoint[]> {
    const recent = await this.recent(limit);
    const first = recent.at(-1)?.count ?? 0;
    return [...recent, ...(await lastSeen(this.kept, this.witnesses)).filter(({ count }) => count < first)];
  }

  /**
   * Sets aside the checkpoints that this log has not grown from, once somebody has found out why; they are kept. Answers
   * how many. @throws StoreUnavailable, also where nobody can tell whether this node is only behind
   */
  async setAside(): Promise<number> {
    const last = await this.latest();
    // What was signed by then is in the log by now, or never will be.
    await this.shared?.reachEnd();
    if (!last || (await this.isSound(last))) return 0;
    let moved = 0;
    for (let latest: KeptCheckpoint | null = last; latest; latest = await this.latest()) {
      if (await this.isSound(latest)) break;
      await putAside(this.kept, latest, this.clock.now());
      await this.kept.remove(keyOf(latest.count));
      moved += 1;
    }
    this.isStopped = false;
    return moved;
  }

  /**
   * Keeps the cosignatures that witnesses put to a checkpoint of this log. Answers who they are.
   * @throws CosignatureRefused, StoreUnavailable
   */
  async bring(note: string): Promise<readonly string[]> {
    for (;;) {
      const key = keyOf(countIn(note));
      const before = await this.kept.get(key);
      const { checkpoint, added } = withCosignatures(before === null ? null : readKept(before), note, this.witnesses);
      // Another may have been brought in this moment: then both are kept.
      if (await this.kept.swap(key, before, JSON.stringify(checkpoint))) return added;
    }
  }

  onApplicationShutdown(): void {
    this.tree.close();
  }

  /** The key that signs; none where the log has put another in its place: a retired key vouches for nothing more. */
  private async key(): Promise<SigningKey | null> {
    const key = this.keys.current();
    const named = key && (await this.keys.named());
    const replacedBy = named === key?.verifier ? null : named;
    if (replacedBy !== null && replacedBy !== this.replacedBy)
      this.logger.error(`签名密钥已换下（日志现在的公钥是 ${replacedBy}）：检查点不签名，请换上新的密钥文件。`);
    this.replacedBy = replacedBy;
    return replacedBy === null ? key : null;
  }

  private noteOf({ count, root }: TreeHead, at: string, key: SigningKey | null): SignedHead {
    const text = checkpointText({ origin: originOf(this.storeId), count, root });
    const note = signedNote(text, key ? [key] : [], Math.floor(Date.parse(at) / 1000));
    return { note, verifier: key?.verifier ?? null };
  }

  private async of(count: number): Promise<KeptCheckpoint | null> {
    const text = await this.kept.get(keyOf(count));
    return text === null ? null : readKept(text);
  }

  /** Another node may have signed what has not come here yet. */
  private async checkReached(since: number): Promise<void> {
    if (since <= (await this.tree.head()).count) return;
    await this.shared?.reachEnd();
    const { count } = await this.tree.head();
    if (since > count) throw new BeyondLog(since, count);
  }

  /** A log must not sign what does not follow from what it signed (c2sp.org/tlog-checkpoint). */
  private async checkGrown(latest: KeptCheckpoint, count: number): Promise<void> {
    if (latest.count > count && this.shared) throw behind();
    this.isStopped = latest.count > count || (await this.tree.rootAt(latest.count)) !== latest.root;
    if (this.isStopped) throw new HistoryDiffers(latest);
  }

  private async isSound({ count, root }: TreeHead): Promise<boolean> {
    return count <= (await this.tree.head()).count && (await this.tree.rootAt(count)) === root;
  }
}
