import { stepNames, type Figure } from './score';

/** What a list shows of its lines, beside issue, unit and inspector. */
export type LineColumn = 'dueDate' | 'doneOn' | 'recordedOn' | 'from' | 'on' | 'natural' | 'working';

const ofOrders: readonly LineColumn[] = ['dueDate', 'doneOn', 'recordedOn', 'natural', 'working'];
const ofDecisions: readonly LineColumn[] = ['dueDate', 'on'];
const ofSteps: readonly LineColumn[] = ['from', 'on', 'natural', 'working'];

export const figureNames: readonly Figure[] = [
  'due',
  'inTime',
  'recordedInTime',
  'late',
  'closed',
  'rebounded',
  'judged',
  'returned',
  ...stepNames,
  'open',
  'overdue',
  'suspended',
  'longTerm',
];

export const isStepFigure = (figure: Figure): boolean => (stepNames as readonly string[]).includes(figure);

/** The columns of a figure's list. */
export const columnsOf = (figure: Figure): readonly LineColumn[] => {
  if (isStepFigure(figure)) return ofSteps;
  if (['due', 'inTime', 'recordedInTime', 'late'].includes(figure)) return ofOrders;
  if (['closed', 'rebounded', 'judged', 'returned'].includes(figure)) return ofDecisions;
  return figure === 'suspended' ? ['dueDate', 'from'] : ['dueDate', 'natural', 'working'];
};

/** What a column is called in a figure's list: days are late ones, but those of a step. */
export const columnName = (column: LineColumn, figure: Figure): string => {
  if (column === 'natural' && !isStepFigure(figure)) return 'lateNatural';
  if (column === 'working' && !isStepFigure(figure)) return 'lateWorking';
  return column === 'from' && figure === 'suspended' ? 'stoppedFrom' : column;
};
