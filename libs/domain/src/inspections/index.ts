export { checklistTemplates, type ChecklistTemplate } from './checklists.js';
export * from './commands.js';
export * from './events.js';
export { inspection } from './inspection.js';
export * from './recusal-register.js';
export { inspectionRefusals } from './refusals.js';
export type { InspectionState, InspectionStatus } from './state.js';
export { inspectionKinds, inspectorsNeeded, needsNotice, onlyInspectors } from './guards.js';
export * from './visiting-rules.js';
