export * from './adopted-standards.js';
export * from './county-record.js';
export {
  endingWithin,
  exemptedInAnotherYear,
  exemptionsOf,
  type ExemptionRow,
  type ExemptionState,
} from './exemptions.js';
