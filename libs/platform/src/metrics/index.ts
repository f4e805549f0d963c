export * from './definitions.js';
export { Metrics } from './metrics.js';
export { timeRequests } from './time-requests.js';
export { gatherReadiness, openWatchDoor, type WatchDoor, type WatchDoorOptions } from './watch-door.js';
export { gatherLeases } from './lease-figures.js';
export { gatherQueues } from './queue-figures.js';
