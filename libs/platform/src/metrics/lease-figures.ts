import type { Leases } from '../lease/index.js';
import type { Metrics } from './metrics.js';

/** Which rounds are this node's, told before each scrape. */
export const gatherLeases = (metrics: Metrics, leases: Leases): void =>
  metrics.gather(async () => {
    for (const [duty, { held }] of Object.entries(leases)) metrics.set('hengjian_lease_held', held ? 1 : 0, { duty });
  });
