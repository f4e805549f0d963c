export * from './projection.js';
export * from './projection-host.js';
export * from './read-model.js';
export { buildFile } from './build-file.js';
export { Builder, RebuildStopped, type Building, type RebuildProgress } from './rebuild.js';
export type { RebuildMessage, RebuildOrder, RebuildWorker } from './rebuild-thread.js';
export * from './rows-digest.js';
export { ReadModelRefused } from './startup.js';
