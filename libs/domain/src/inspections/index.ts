export { checklistTemplates, type ChecklistTemplate } from './checklists.js';
export * from './commands.js';
export * from './events.js';
export { inspection } from './inspection.js';
export * from './recusal-register.js';
export { inspectionRefusals } from './refusals.js';
export type { InspectionState, InspectionStatus } from './state.js';
export { inspectionKinds, inspectorsNeeded, needsNotice, onlyInspectors } from './guards.js';
export * from './regular-visit.js';
export * from './responsibility.js';
export {
  dutyStates,
  soonDays,
  visitDuty,
  type DutyInput,
  type DutyState,
  type Obligation,
  type RulePeriod,
  type VisitDuty,
} from './visit-duty.js';
export * from './visit-planner.js';
export * from './visit-rule.js';
export * from './visiting-rules.js';
export * from './visits-wanted.js';
export * from './acts.js';
export { reviewWindow } from './review.js';
