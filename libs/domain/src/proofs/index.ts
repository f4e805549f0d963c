export { cellWords } from './cell-words.js';
export * from './replay-incidents.js';
export * from './signing-key.js';
