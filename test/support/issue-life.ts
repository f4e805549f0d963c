import { rectification, type RectificationCommand, type RectificationEvent } from '@app/domain/rectifications';
import { lived, type Step } from './lived.js';
import { director, inspector, on, photo, principal, teacher } from './supervision-cast.js';

/** A command of an issue by its name. */
export type Of<Type extends RectificationCommand['type']> = Extract<RectificationCommand, { type: Type }>;

/** Nobody is recused: checked for the units and day of the command. */
export const free = (day: string, ...units: readonly string[]): Of<'VerifyOnSite'>['recusal'] => ({
  value: { units: units.length > 0 ? units : ['school-1'], on: day, recused: [] },
  sequence: 40,
});
const allKnown = { value: [], sequence: 7 } as const;

/** The commands of a plain issue at school-1, raised 3 March and due 30 April 2025. Change a field by spreading. */
export const raise: Of<'RaiseIssue'> = {
  type: 'RaiseIssue',
  issueId: 'issue-1',
  unitId: 'school-1',
  county: { value: 'county-1', sequence: 5 },
  problem: '音乐专用教室面积 68 平方米，低于 73 平方米',
  clause: '教督〔2017〕6号 第六条第三项',
  indicator: 'G3',
  severity: 'ordinary',
  evidence: [photo],
};
export const assign: Of<'AssignRectification'> = {
  type: 'AssignRectification',
  noticeNumber: '彰教督整〔2025〕3号',
  leadUnitId: 'school-1',
  supportingUnitIds: ['department-1'],
  dueDate: '2025-04-30',
  unknownUnits: allKnown,
};
export const acknowledge: Of<'AcknowledgeRectification'> = { type: 'AcknowledgeRectification' };
export const submitPlan: Of<'SubmitRectificationPlan'> = {
  type: 'SubmitRectificationPlan',
  goal: '音乐教室达到 73 平方米',
  measures: '打通隔墙',
  steps: [{ text: '施工', dueDate: '2025-04-20' }],
  responsibleAccountId: 'principal-1',
};
export const approvePlan: Of<'ApproveRectificationPlan'> = { type: 'ApproveRectificationPlan' };
export const report: Of<'ReportProgress'> = { type: 'ReportProgress', text: '隔墙已打通', percent: 80, evidence: [] };
export const approveReport: Of<'ApproveRectificationReport'> = {
  type: 'ApproveRectificationReport',
  report: '音乐教室现为 76 平方米',
};
export const requestClosure: Of<'RequestClosure'> = {
  type: 'RequestClosure',
  statement: '已整改到位，请予销号',
  evidence: [photo],
  rectifiedOn: '2025-04-18',
};
export const verify = (day: string, adequate = true): Of<'VerifyOnSite'> => ({
  type: 'VerifyOnSite',
  on: day,
  finding: adequate ? '实测 76 平方米' : '实测 72 平方米',
  evidence: [photo],
  adequate,
  recusal: free(day),
});
export const close: Of<'CloseIssue'> = { type: 'CloseIssue' };
export const reject: Of<'RejectClosure'> = {
  type: 'RejectClosure',
  reworkRequirement: '再扩 1 平方米以上，并附测绘图',
};
export const requestExtension: Of<'RequestExtension'> = {
  type: 'RequestExtension',
  requestedDate: '2025-05-31',
  reason: '梅雨停工',
  progress: '隔墙已拆',
  forecast: '2025-05-25',
};

const steps: readonly Step<RectificationCommand>[] = [
  [raise, on('2025-03-03', director)],
  [assign, on('2025-03-04', director)],
  [acknowledge, on('2025-03-05', principal)],
  [submitPlan, on('2025-03-10', teacher)],
  [approvePlan, on('2025-03-12', director)],
  [report, on('2025-04-15', teacher)],
  [approveReport, on('2025-04-19', principal)],
  [requestClosure, on('2025-04-20', principal)],
  [verify('2025-04-22'), on('2025-04-22', inspector)],
  [close, on('2025-04-23', director)],
];

const until = (count: number): readonly RectificationEvent[] => lived(rectification, steps.slice(0, count));
/** The plain issue up to a moment of its life. */
export const past = {
  raised: until(1),
  assigned: until(2),
  acknowledged: until(3),
  planSubmitted: until(4),
  inProgress: until(5),
  reported: until(6),
  reportApproved: until(7),
  closureRequested: until(8),
  verified: until(9),
  closed: until(10),
};

/** Goes on from a past. */
export const after = (before: readonly RectificationEvent[], ...next: readonly Step<RectificationCommand>[]) =>
  lived(rectification, next, before);

/** A serious issue whose closure was asked for: two visits are needed. */
export const seriousRequested = lived(rectification, [
  [{ ...raise, severity: 'serious' }, on('2025-03-03', director)],
  ...steps.slice(1, 8),
]);
