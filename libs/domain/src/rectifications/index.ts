export * from './commands.js';
export * from './events.js';
export { rectification } from './rectification.js';
export { rectificationRefusals } from './refusals.js';
export type { RectificationState, RectificationStatus } from './state.js';
