export { gatherFigures } from './figures.js';
export { metered } from './metered.js';
export { together } from './together.js';
export { traced } from './traced.js';
