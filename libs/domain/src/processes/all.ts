import { anyProcess, type AnyProcess } from './any-process.js';
import { keepTheClockOfEachStep } from './keep-the-clock-of-each-step.js';
import { openIssuesOnInspectionCompleted } from './open-issues-on-inspection-completed.js';

/** Every policy: when this happened, ask for that. */
export const processes: readonly AnyProcess[] = [
  anyProcess(openIssuesOnInspectionCompleted),
  anyProcess(keepTheClockOfEachStep),
];
