import type { OnApplicationShutdown } from '@nestjs/common';
import { behind, type LogTree } from '@app/event-store';
import { checkpointText, originOf, signedNote, type TreeHead } from '@app/ledger';
import type { Clock } from '@app/platform/clock';
import type { KeyValues } from '@app/vault';
import type { SigningKey } from './signing-key.js';

/** Why a checkpoint was made: a new day, many events, a formal act, or because somebody asked for a proof. */
export type CheckpointReason = 'day' | 'events' | 'act' | 'asked';

/** A checkpoint that was made, and is kept beside the log. */
export type KeptCheckpoint = TreeHead &
  Readonly<{
    /** The note (c2sp.org/tlog-checkpoint), signed or not. */
    note: string;
    /** ISO instant. */
    madeAt: string;
    reason: CheckpointReason;
    /** What its signature is verified by; null: unsigned. */
    verifier: string | null;
  }>;

/**
 * The log is not one that has grown from what was signed before: it was put back to an earlier state, or written anew.
 * Nothing is signed any more until somebody has looked.
 */
export class HistoryDiffers extends Error {
  constructor(readonly kept: KeptCheckpoint) {
    super(
      `日志与 ${kept.madeAt} 签署的检查点（${kept.count} 条）不符：可能恢复了更早的备份，或记录被改动。请先运行 hengjian verify 核对；查明原因后用 hengjian checkpoints set-aside 另存不符的检查点，才能继续签署。`,
    );
    this.name = 'HistoryDiffers';
  }
}

/** Keys in the order of counts; what was set aside stands before all of them. */
const keyOf = (count: number): string => String(count).padStart(16, '0');
const aside = '-';

/** Signs what the log is, and remembers what was signed. */
export class Checkpoints implements OnApplicationShutdown {
  constructor(
    readonly tree: LogTree,
    private readonly storeId: string,
    private readonly kept: KeyValues,
    private readonly key: SigningKey | null,
    private readonly clock: Clock,
    /** Several nodes sign, each by its own copy of the log: what another signed may not have come here yet. */
    private readonly isShared = false,
  ) {}

  /** What signatures of now are verified by; null: nothing is signed. */
  get verifier(): string | null {
    return this.key?.verifier ?? null;
  }

  /** A checkpoint of the log of now; one that is there already for the same count. @throws HistoryDiffers, StoreUnavailable */
  async make(reason: CheckpointReason): Promise<KeptCheckpoint> {
    // First what was signed: another node may sign more while this one looks at its log.
    const latest = await this.latest();
    const { count, root } = await this.tree.head();
    if (latest) await this.checkGrown(latest, count);
    if (latest?.count === count) return latest;
    const at = this.clock.now();
    const text = checkpointText({ origin: originOf(this.storeId), count, root });
    const note = signedNote(text, this.key ? [this.key] : [], Math.floor(Date.parse(at) / 1000));
    const made: KeptCheckpoint = { count, root, note, madeAt: at, reason, verifier: this.verifier };
    // Another node may have signed the same count in this moment: the first one stays.
    return (await this.kept.swap(keyOf(count), null, JSON.stringify(made))) ? made : ((await this.of(count)) ?? made);
  }

  /** The last one that was made, or null. */
  async latest(): Promise<KeptCheckpoint | null> {
    const [key] = await this.keys(1);
    return key === undefined ? null : this.of(Number(key));
  }

  /** The last so many, latest first. */
  async recent(limit: number): Promise<readonly KeptCheckpoint[]> {
    const keys = await this.keys(limit);
    const found = await this.kept.several(keys);
    return keys.flatMap((key) => (found.has(key) ? [read(found.get(key)!)] : []));
  }

  /**
   * Sets aside the checkpoints that this log has not grown from, once somebody has found out why; they are kept. Answers
   * how many. @throws StoreUnavailable
   */
  async setAside(): Promise<number> {
    const { count } = await this.tree.head();
    let moved = 0;
    for (let latest = await this.latest(); latest; latest = await this.latest()) {
      if (latest.count <= count && (await this.tree.rootAt(latest.count)) === latest.root) break;
      await this.kept.put(`${aside}${keyOf(latest.count)}@${this.clock.now()}`, JSON.stringify(latest));
      await this.kept.remove(keyOf(latest.count));
      moved += 1;
    }
    return moved;
  }

  onApplicationShutdown(): void {
    this.tree.close();
  }

  private async of(count: number): Promise<KeptCheckpoint | null> {
    const text = await this.kept.get(keyOf(count));
    return text === null ? null : read(text);
  }

  /** A log must not sign what does not follow from what it signed (c2sp.org/tlog-checkpoint). */
  private async checkGrown(latest: KeptCheckpoint, count: number): Promise<void> {
    if (latest.count > count && this.isShared) throw behind();
    if (latest.count > count || (await this.tree.rootAt(latest.count)) !== latest.root)
      throw new HistoryDiffers(latest);
  }

  private async keys(limit: number): Promise<readonly string[]> {
    return (await this.kept.lastKeys(limit)).filter((key) => !key.startsWith(aside));
  }
}

const read = (text: string): KeptCheckpoint => JSON.parse(text) as KeptCheckpoint;
