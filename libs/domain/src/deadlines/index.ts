export * from './calendar.js';
export * from './counting.js';
export * from './deadline.js';
export * from './published.js';
export * from './reckoning.js';
export * from './working-days.js';
export * from './terms.js';
