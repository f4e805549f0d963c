import type { KeptCheckpoint } from './kept-checkpoints.js';

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

/** The log never had so many events: somebody took the checkpoint of another, or an earlier backup was put back. */
export class BeyondLog extends Error {
  override readonly name = 'BeyondLog';

  constructor(since: number, count: number) {
    super(
      `所给检查点有 ${since} 条，而日志只有 ${count} 条：它不是本库的，或本库恢复了更早的备份，请查明原因。\nThe checkpoint given counts ${since} events, but the log has ${count}: it is of another log, or an earlier backup was restored.`,
    );
  }
}
