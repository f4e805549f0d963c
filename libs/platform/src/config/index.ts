export * from './config.js';
export * from './environment.js';
export * from './session-secret.js';
export type { TracesConfig, WatchConfig } from './watch-config.js';
