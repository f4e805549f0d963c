export * from './asked.js';
export * from './form.js';
export * from './forms.js';
export * from './rules.js';
export { sizeBands, type SizeBand } from './section/class-sizes.js';
