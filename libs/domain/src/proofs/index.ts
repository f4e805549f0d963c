export { cellWords } from './cell-words.js';
export { faultWords } from './fault-words.js';
export * from './replay-incidents.js';
export * from './signing-key.js';
