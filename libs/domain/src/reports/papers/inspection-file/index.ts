export * from './inspection-file.js';
export * from './inspection-texts.js';
