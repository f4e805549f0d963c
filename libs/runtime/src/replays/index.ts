export { yearsFiled } from './county-events.js';
export { type LogFault } from './log-faults.js';
export { type NightRecord, type ProvedPoints } from './night-book.js';
export { NightlyProof, type GivingWay } from './nightly-proof.js';
export { provePoint, type Proved, type ProvedPoint, type Proving, type ReplayDifference } from './prove.js';
export { sampleOf, type SampledPoint } from './sample.js';
