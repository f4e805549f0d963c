export { MoveRefused, type Moved, type MoveProgress } from './refused.js';
export type { RemoteOptions } from './remote.js';
export { moveToKurrent } from './to-kurrent.js';
export { moveToSqlite } from './to-sqlite.js';
