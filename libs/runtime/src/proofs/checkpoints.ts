import type { OnApplicationShutdown } from '@nestjs/common';
import type { LogTree } from '@app/event-store';
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
      `日志与 ${kept.madeAt} 签署的检查点（${kept.count} 条）不符：可能恢复了更早的备份，或记录被改动。请先运行 hengjian verify 核对。`,
    );
    this.name = 'HistoryDiffers';
  }
}

/** Keys in the order of counts. */
const keyOf = (count: number): string => String(count).padStart(16, '0');

/** Signs what the log is, and remembers what was signed. */
export class Checkpoints implements OnApplicationShutdown {
  constructor(
    readonly tree: LogTree,
    private readonly storeId: string,
    private readonly kept: KeyValues,
    private readonly key: SigningKey | null,
    private readonly clock: Clock,
  ) {}

  /** What signatures of now are verified by; null: nothing is signed. */
  get verifier(): string | null {
    return this.key?.verifier ?? null;
  }

  /** A checkpoint of the log of now; one that is there already for the same count. @throws HistoryDiffers, StoreUnavailable */
  async make(reason: CheckpointReason): Promise<KeptCheckpoint> {
    const { count, root } = await this.tree.head();
    const latest = await this.latest();
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
    const keys = await this.kept.keys('');
    return keys.length === 0 ? null : this.of(Number(keys.at(-1)));
  }

  /** The last so many, latest first. */
  async recent(limit: number): Promise<readonly KeptCheckpoint[]> {
    const keys = (await this.kept.keys('')).slice(-limit);
    const found = await this.kept.several(keys);
    return keys.toReversed().flatMap((key) => (found.has(key) ? [read(found.get(key)!)] : []));
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
    if (latest.count > count || (await this.tree.rootAt(latest.count)) !== latest.root)
      throw new HistoryDiffers(latest);
  }
}

const read = (text: string): KeptCheckpoint => JSON.parse(text) as KeptCheckpoint;
