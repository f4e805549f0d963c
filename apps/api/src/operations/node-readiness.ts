import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { EventStore } from '@app/event-store';
import { Clock } from '@app/platform/clock';
import { Config } from '@app/platform/config';
import { answersWithin, Readiness, type Unready } from '@app/platform/health';
import { ProjectionHost } from '@app/projections/kernel';

/** A store that takes longer than this to say where its head is serves nobody. Milliseconds. */
const patience = 1000;

/**
 * A node that hears nothing of the log for so long is not sent requests while another hears it. Milliseconds: shorter
 * silences end by themselves, and a node that comes and goes is worse than one that is a little late.
 */
const unheard = 5000;

const away: Unready = {
  code: 'store.away',
  reason: '事件库没有应答，指令暂时不能办理。请检查事件库所在的磁盘或网络。',
};
const failed: Unready = {
  code: 'read-model.failed',
  reason: '查询库已停止更新，页面上不是最新的数据。原因见“系统 · 运行”和日志。',
};
const outdated = (sequence: number): Unready => ({
  code: 'program.outdated',
  reason: `第 ${sequence} 条记录由更新版本的程序写成，本节点停在它之前，不再更新。请升级本节点的程序，升级后从这里接着更新。`,
});
const building: Unready = {
  code: 'read-model.building',
  reason: '查询库正在从头建立，建成后自动可用。进度见“系统 · 运行”。',
};
const behind = (lag: number, most: number): Unready => ({
  code: 'read-model.behind',
  reason: `查询库落后 ${lag} 条（最多 ${most} 条），正在追赶，赶上后自动可用。`,
});

/** What is the matter with the lists, the log's head being known. */
const ofLists = (host: ProjectionHost, head: number, most: number): readonly Unready[] => {
  const { state, sequence, newer } = host.state();
  if (newer) return [outdated(newer.sequence)];
  if (state === 'failed') return [failed];
  // An older program's lists serve meanwhile, and are not kept up.
  if (state === 'rebuilding') return [building];
  return head - sequence > most ? [behind(head - sequence, most)] : [];
};

/** Whether this node may be sent requests. Told to stop, it says so first, for as long as a proxy needs to hear of it. */
@Injectable()
export class NodeReadiness extends Readiness implements OnModuleDestroy {
  private readonly drainMs: number;

  constructor(host: ProjectionHost, store: EventStore, clock: Clock, { watch }: Config) {
    // Asked of the log itself: a follower that hangs does not know how far behind it is.
    let head = 0;
    const ask = async () => void ({ count: head } = await store.head());
    super([
      async () => {
        const answered = await answersWithin(patience, ask);
        const { knownUntil } = store;
        const isHeard = knownUntil === null || Date.parse(clock.now()) - Date.parse(knownUntil) < unheard;
        return [...(answered && isHeard ? [] : [away]), ...ofLists(host, head, watch.mostLag)];
      },
    ]);
    this.drainMs = watch.drainMs;
  }

  async onModuleDestroy(): Promise<void> {
    this.leave();
    if (this.drainMs > 0) await sleep(this.drainMs);
  }
}
