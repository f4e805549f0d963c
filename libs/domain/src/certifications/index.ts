export * from './certification.js';
export * from './commands.js';
export * from './conditions.js';
export * from './events.js';
export { expectedOf, nextActs } from './expected.js';
export * from './refusals.js';
export * from './round.js';
export { atFirst, evolve as evolveCertification, type CertificationState, type Notice, type Setback } from './state.js';
export * from './steps.js';
