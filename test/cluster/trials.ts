import { setTimeout as sleep } from 'node:timers/promises';
import type { Child } from './child.js';
import type { Cluster } from './cluster.js';
import type { StoreFault } from './store-process.js';

/** Something that goes wrong, and is mended as whoever runs the cluster would: by starting again what has gone. */
export type Trial = Readonly<{
  name: string;
  /** Whether no request may fail at all. */
  isPlanned?: boolean;
  run(cluster: Cluster): Promise<void>;
}>;

const down = 1000;

const killed = async (part: Child): Promise<void> => {
  await part.kill();
  await sleep(down);
  await part.start();
};

const faulted =
  (fault: StoreFault) =>
  async ({ store }: Cluster): Promise<void> => {
    store!.tell(fault);
    await sleep('cut' in fault ? fault.cut : fault.silent);
  };

/** Each once, one after another. */
export const trials: readonly Trial[] = [
  { name: 'api1 kill -9', run: ({ apis }) => killed(apis[0]!) },
  { name: 'worker1 kill -9', run: ({ workers }) => killed(workers[0]!) },
  { name: 'Redis kill -9', run: ({ redis }) => killed(redis) },
  { name: '事件库断开 3 秒', run: faulted({ cut: 3000 }) },
  { name: '事件库 3 秒不应答', run: faulted({ silent: 3000 }) },
  { name: '第三个服务从副本起步', run: (cluster) => cluster.join() },
  {
    name: '逐个重启（SIGTERM）',
    isPlanned: true,
    run: async ({ apis }) => {
      for (const api of apis) {
        await api.stop();
        await api.start();
        // The proxy asks twice, two seconds apart, before it sends anybody there.
        await sleep(5000);
      }
    },
  },
];
