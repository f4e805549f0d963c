export * from './event-store.js';
export * from './in-memory/in-memory-event-store.js';
export { KurrentEventStore, type KurrentEventStoreOptions } from './kurrent/kurrent-event-store.js';
export * from './moving/index.js';
export * from './recorded.js';
export * from './sqlite/import-log.js';
export * from './sqlite/sqlite-event-store.js';
export * from './upcasting.js';
