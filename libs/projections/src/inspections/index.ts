export { inspectionList } from './inspection-list.js';
export {
  inspectionById,
  inspectionsOf,
  visitsOn,
  type InspectionFilter,
  type InspectionRow,
} from './inspection-rows.js';
export { inspectionShown, type InspectionShown } from './inspection-shown.js';
export { inspectionTeams } from './inspection-teams.js';
export type { AnsweredQuestion, InspectionPage } from './inspection-page.js';
export { inspectionTodoLines } from './inspection-todo-lines.js';
export { recusals, recusalsOn, recusalsUnder, recusalsWithin, type RecusalRow } from './recusals.js';
export {
  responsibilities,
  responsibilitiesIn,
  responsibleFor,
  responsibleOn,
  type ResponsibilityRow,
} from './responsibilities.js';
export { visitTodoFacts, visitTodoLines } from './visit-todo-lines.js';
export { visitRules, visitRulesOf } from './visit-rules.js';
export { visitPlanOf, type PlannedVisit, type VisitedSchool, type VisitPlan } from './visit-plan.js';
export { proposedVisits, type ProposalPeriod, type ProposedVisits } from './visit-proposals.js';
export type { LastVisit } from './visit-facts.js';
