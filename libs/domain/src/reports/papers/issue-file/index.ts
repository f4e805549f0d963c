export * from './due-text.js';
export * from './evidence-rows.js';
export * from './issue-file.js';
export * from './judging.js';
export * from './order-texts.js';
export * from './words.js';
