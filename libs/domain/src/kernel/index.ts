export * from './dates.js';
export * from './decider.js';
export * from './events.js';
export * from './evidence.js';
export * from './fact.js';
export * from './process.js';
export * from './refusal.js';
export * from './request.js';
