export { yearsFiled } from './county-events.js';
export { provePoint, type Proved, type ProvedPoint, type Proving, type ReplayDifference } from './prove.js';
export { sampleOf, type SampledPoint } from './sample.js';
