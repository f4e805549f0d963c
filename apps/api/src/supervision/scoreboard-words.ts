/** Steps of an issue's life: 交办、签收、整改方案、方案审核、整改报告、核查、销号. */
export const lifeSteps = [
  'assignment',
  'acknowledgement',
  'plan',
  'approval',
  'report',
  'verification',
  'closing',
] as const;
export type StepWord = (typeof lifeSteps)[number];

/** Numbers of the scoreboard: 应完成、按期（实际、登记）、逾期；销号、反弹；复核、退回；各环节；在办、现逾期、暂停、长期. */
export const figures = [
  'due',
  'inTime',
  'recordedInTime',
  'late',
  'closed',
  'rebounded',
  'judged',
  'returned',
  ...lifeSteps,
  'open',
  'overdue',
  'suspended',
  'longTerm',
] as const;
export type FigureWord = (typeof figures)[number];
