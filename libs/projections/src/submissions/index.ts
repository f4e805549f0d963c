export * from './accepted-figures.js';
export * from './submission-list.js';
export * from './submission-register.js';
