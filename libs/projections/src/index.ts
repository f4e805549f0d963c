export { allProjections } from './all.js';
export { listsEntry, rebuildEntry, rebuildFromFile } from './rebuild-from-file.js';
