export * from './bundle-lines.js';
export * from './in-scope.js';
export * from './signing-key.js';
