export { allProjections } from './all.js';
export { rebuildEntry, rebuildFromFile } from './rebuild-from-file.js';
