export { Batcher } from './batcher.js';
export { LocalScheduler, longestTimer, type Timer } from './local-scheduler.js';
export {
  closeSchedulers,
  openScheduler,
  openSchedulers,
  type SchedulerOptions,
  type Schedulers,
} from './open-scheduler.js';
export {
  pauseAfter,
  Scheduler,
  SchedulerUnavailable,
  together,
  tries,
  type SchedulerState,
  type Wake,
  type Woken,
} from './scheduler.js';
