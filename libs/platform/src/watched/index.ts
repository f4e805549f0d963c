/** Figures, loaded when they are asked for: the library is for those only who watch. */
export const loadMetrics = () => import('../metrics/index.js');

/** Traces, loaded when they are asked for. */
export const loadTraces = () => import('../traces/index.js');
