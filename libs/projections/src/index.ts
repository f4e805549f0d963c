export { allProjections } from './all.js';
export { rebuildFromFile } from './rebuild-from-file.js';

/** The compiled entry of the rebuild thread; it exists only where the program has been built. */
export const rebuildEntry = new URL('./rebuild-worker.js', import.meta.url);
