export * from './county-sequence.js';
export * from './lineage.js';
export { membersOf, type Member } from './county-tree.js';
export { keptPast, keptPastOfMembers } from './kept-past.js';
export { axesOf, type OnAxes, type Point } from './on-axes.js';
export * from './many-units.js';
export * from './membership.js';
export * from './organization-tree.js';
export * from './timeline.js';
export * from './unit-names.js';
export * from './units-at.js';
export {
  ancestorsOf,
  countyOf,
  endedSince,
  isWithin,
  overseesAll,
  rootUnits,
  unitById,
  unitFactsOf,
  unitHistory,
  unitsPage,
  unitsUnder,
  unitWithCode,
  type UnitFilter,
  type UnitRow,
} from './units.js';
