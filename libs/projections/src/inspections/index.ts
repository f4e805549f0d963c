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
export { visitedSchools, type VisitedSchool } from './visit-plan.js';
