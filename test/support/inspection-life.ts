import { inspection, type InspectionCommand, type InspectionEvent } from '@app/domain/inspections';
import { lived, type Step } from './lived.js';
import { director, inspector, on, photo, principal } from './supervision-cast.js';

type Of<Type extends InspectionCommand['type']> = Extract<InspectionCommand, { type: Type }>;

/** Nobody of the team is recused on that day. */
export const checked = (date: string, ...team: readonly string[]): Of<'PlanInspection'>['recusal'] => ({
  value: { units: ['school-1'], accounts: team, on: date, recused: [] },
  sequence: 12,
});
export const team = ['inspector-1', 'inspector-2', 'inspector-3'];

/** The commands of a thematic inspection of school-1 on 10 March 2025. Change a field by spreading. */
export const plan: Of<'PlanInspection'> = {
  type: 'PlanInspection',
  inspectionId: 'inspection-1',
  kind: 'thematic',
  unitId: 'school-1',
  county: { value: 'county-1', sequence: 5 },
  subject: '专用教室与班额专项督导',
  team,
  date: '2025-03-10',
  checklist: [
    { id: 'q1', text: '音乐专用教室每 12 班一间', indicator: 'G3', clause: '教督〔2017〕6号 第六条第三项' },
    { id: 'q2', text: '班额不超过标准', indicator: 'G5', clause: '教督〔2017〕6号 第六条第五项' },
  ],
  recusal: checked('2025-03-10', ...team),
};
export const notify: Of<'SendNotice'> = { type: 'SendNotice', noticeNumber: '彰教督通〔2025〕2号' };
export const start: Of<'StartInspection'> = { type: 'StartInspection' };
export const answer: Of<'AnswerQuestion'> = {
  type: 'AnswerQuestion',
  questionId: 'q1',
  answer: 'no',
  evidence: [photo],
};
export const find: Of<'RaiseFinding'> = {
  type: 'RaiseFinding',
  findingId: 'finding-1',
  problem: '音乐专用教室面积 68 平方米，低于 73 平方米',
  clause: '教督〔2017〕6号 第六条第三项',
  indicator: 'G3',
  severity: 'serious',
  evidence: [photo],
  suggestedDueDate: '2025-04-30',
  proposedLeadUnitId: 'school-1',
};
export const remark: Of<'RaiseFinding'> = {
  type: 'RaiseFinding',
  findingId: 'finding-2',
  problem: '功能室标牌缺失',
  clause: '教督〔2017〕6号 第六条第三项',
  severity: 'onTheSpot',
  evidence: [],
};
export const complete: Of<'CompleteInspection'> = { type: 'CompleteInspection', summary: '查阅资料、实测、访谈' };
export const opine: Of<'IssuePreliminaryOpinion'> = { type: 'IssuePreliminaryOpinion', opinion: '音乐教室面积不足' };
export const defend: Of<'FileDefence'> = {
  type: 'FileDefence',
  defenceId: 'defence-1',
  text: '教室在 2016 年前建成，应按 67 平方米',
  evidence: [],
};
export const answerDefence: Of<'AnswerDefence'> = {
  type: 'AnswerDefence',
  defenceId: 'defence-1',
  upheld: false,
  answer: '过渡期标准为音乐教室 73 平方米',
};
export const conclude: Of<'IssueOpinionLetter'> = {
  type: 'IssueOpinionLetter',
  letterNumber: '彰教督意〔2025〕1号',
  opinion: '限期整改音乐教室面积',
  rectificationDueDate: '2025-05-31',
};

const steps: readonly Step<InspectionCommand>[] = [
  [plan, on('2025-03-03', director)],
  [notify, on('2025-03-05', director)],
  [start, on('2025-03-10', inspector)],
  [answer, on('2025-03-10', inspector)],
  [{ ...answer, questionId: 'q2', answer: 'yes', evidence: [] }, on('2025-03-10', inspector)],
  [find, on('2025-03-10', inspector)],
  [remark, on('2025-03-10', inspector)],
  [complete, on('2025-03-10', inspector)],
  [opine, on('2025-03-12', director)],
  [defend, on('2025-03-15', principal)],
  [answerDefence, on('2025-03-18', director)],
  [conclude, on('2025-03-23', director)],
];
const until = (count: number): readonly InspectionEvent[] => lived(inspection, steps.slice(0, count));

/** The inspection up to a moment of its life. */
export const visit = {
  planned: until(1),
  noticed: until(2),
  started: until(3),
  answered: until(5),
  found: until(7),
  completed: until(8),
  hearing: until(9),
  defended: until(10),
  answeredDefence: until(11),
  concluded: until(12),
};
