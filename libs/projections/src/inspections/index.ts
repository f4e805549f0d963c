export {
  inspectionById,
  inspectionList,
  inspectionsOf,
  visitsOn,
  type InspectionFilter,
  type InspectionRow,
} from './inspection-list.js';
export { inspectionPage, type AnsweredQuestion, type InspectionPage } from './inspection-page.js';
export { inspectionTodoLines } from './inspection-todo-lines.js';
export { recusals, recusalsOn, recusalsUnder, type RecusalRow } from './recusals.js';
export {
  responsibilities,
  responsibilitiesIn,
  responsibleFor,
  responsibleOn,
  type ResponsibilityRow,
} from './responsibilities.js';
export { visitRules, visitRulesOf } from './visit-rules.js';
export { visitedSchools, type VisitedSchool } from './visit-plan.js';
