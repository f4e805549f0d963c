import type { WatchConfig } from '@app/platform/config';
import { Readiness, type Unready } from '@app/platform/health';
import type { Schedulers } from '@app/platform/scheduler';
import { loadMetrics } from '@app/platform/watched';

/** What a worker tells of itself. */
export type WorkerWatch = Readonly<{
  /** So many jobs were done, and so many want another try. */
  took(done: number, again: number): void;
  /** From now on it says that it leaves. */
  leave(): void;
  close(): Promise<void>;
}>;

const queue: Unready = {
  code: 'queue.unusable',
  reason: 'Redis 没有应答或不能安全存放任务，到期唤醒暂停。请检查 Redis；恢复后自动继续，不会遗漏。',
};
const server: Unready = {
  code: 'server.away',
  reason: '服务没有应答，到期任务正在重试。请检查 HENGJIAN_SERVER 所指的服务；恢复后自动继续。',
};

const unwatched: WorkerWatch = { took: () => undefined, leave: () => undefined, close: async () => undefined };

/** Opens the door of a worker's probes and figures, where one is configured. @throws the system's error when its port is taken */
export const watchWorker = async (
  { metrics: door }: WatchConfig,
  schedulers: Schedulers,
  serverAway: () => boolean,
): Promise<WorkerWatch> => {
  if (!door) return unwatched;
  const { gatherQueues, gatherReadiness, Metrics, openWatchDoor } = await loadMetrics();
  const metrics = new Metrics();
  const readiness = new Readiness([
    async () => ((await schedulers.deadlines.state()).trouble === null ? [] : [queue]),
    () => (serverAway() ? [server] : []),
  ]);
  gatherReadiness(metrics, readiness);
  gatherQueues(metrics, schedulers);
  const { close } = await openWatchDoor(door, metrics, readiness);
  return {
    took: (done, again) => {
      metrics.count('hengjian_jobs_taken_total', { outcome: 'done' }, done);
      metrics.count('hengjian_jobs_taken_total', { outcome: 'again' }, again);
    },
    leave: () => readiness.leave(),
    close,
  };
};
