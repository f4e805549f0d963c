export { inPassing } from '../passing-place.js';
export { lossSentence, type Loss } from './loss.js';
export { RestoreRefused } from './refused.js';
export { rehearse, type Rehearsed } from './rehearse.js';
export { restore, type Restored } from './restore.js';
