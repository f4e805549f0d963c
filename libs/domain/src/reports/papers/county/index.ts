export type * from './picture.js';
