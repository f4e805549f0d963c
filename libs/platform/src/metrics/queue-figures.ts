import type { Schedulers } from '../scheduler/index.js';
import type { Metrics } from './metrics.js';

/** How each queue stands, asked before each scrape; what cannot be asked is not shown. */
export const gatherQueues = (metrics: Metrics, schedulers: Schedulers): void =>
  metrics.gather(async () => {
    const states = await Promise.all(
      Object.entries(schedulers).map(async ([queue, scheduler]) => ({ queue, ...(await scheduler.state()) })),
    );
    metrics.forget('hengjian_queue_jobs', 'hengjian_queue_workers');
    for (const { queue, waiting, due, failed, workers } of states) {
      for (const [state, value] of Object.entries({ waiting, due, failed }))
        if (value !== null) metrics.set('hengjian_queue_jobs', value, { queue, state });
      if (workers !== null) metrics.set('hengjian_queue_workers', workers, { queue });
    }
  });
