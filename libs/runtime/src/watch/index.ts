export { gatherFigures } from './figures.js';
export { metered } from './metered.js';
