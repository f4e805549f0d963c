import { InspectionRequest, type InspectionAsk } from '@app/application/inspections';
import type { Actor, Evidence, Outcome } from '@app/domain/kernel';
import type { Play } from './play.js';

/** A finding as an inspector writes it down on site. */
export type Found = Readonly<{
  problem: string;
  clause: string;
  severity: 'onTheSpot' | 'ordinary' | 'serious' | 'complex';
  indicator?: string;
  suggestedDueDate?: string;
}>;

/** One inspection of the story: who goes where on which day, what is asked and what is found. */
export type Visit = Readonly<{
  id: string;
  kind: 'routine' | 'thematic' | 'comprehensive';
  unitId: string;
  subject: string;
  date: string;
  team: readonly Actor[];
  checklist: readonly Readonly<{ id: string; text: string; clause: string; indicator: string | null }>[];
  found: readonly Found[];
}>;

/** The questions that every visit to a school asks. */
export const checklist = [
  { id: 'q1', text: '教学及辅助用房是否满足教学需要', clause: '教督〔2017〕6号 资源配置 四', indicator: 'L4' },
  { id: 'q2', text: '体育运动场馆是否满足教学需要', clause: '教督〔2017〕6号 资源配置 五', indicator: 'L5' },
  { id: 'q3', text: '体育、艺术课程是否由专任教师开齐开足', clause: '教督〔2017〕6号 教育质量 七', indicator: 'L3' },
  { id: 'q4', text: '班额、校额是否符合规定', clause: '教督〔2017〕6号 政府保障 四、五', indicator: null },
] as const;

/** Plans the visit, gives notice, goes there, answers the questions, writes down what was found, and completes it. */
export const inspect = async (
  play: Play,
  prove: (what: string) => Promise<Evidence>,
  director: Actor,
  visit: Visit,
): Promise<void> => {
  const by = (actor: Actor, command: InspectionAsk): Promise<Outcome> =>
    play.act(actor, (request) => new InspectionRequest(visit.id, command, request));
  const lead = visit.team[0]!;
  await by(director, {
    type: 'PlanInspection',
    kind: visit.kind,
    unitId: visit.unitId,
    subject: visit.subject,
    team: visit.team.map(({ id }) => id),
    date: visit.date,
    checklist: visit.checklist,
  });
  if (visit.kind !== 'routine')
    await by(director, {
      type: 'SendNotice',
      noticeNumber: `督导通知〔${visit.date.slice(0, 4)}〕${visit.date.slice(5, 7)}${visit.date.slice(8)}号`,
    });
  await play.on(visit.date, '08:30');
  await by(lead, { type: 'StartInspection' });
  for (const [index, question] of visit.checklist.entries()) {
    const wrong = visit.found.some(({ indicator }) => indicator !== undefined && indicator === question.indicator);
    await by(lead, {
      type: 'AnswerQuestion',
      questionId: question.id,
      answer: wrong ? 'no' : 'yes',
      evidence: [],
      ...(wrong && { note: `详见发现问题第 ${index + 1} 项` }),
    });
  }
  for (const found of visit.found)
    await by(lead, { type: 'RaiseFinding', ...found, evidence: [await prove(found.problem)] });
  await by(lead, { type: 'CompleteInspection', summary: `${visit.subject}:共发现问题 ${visit.found.length} 个。` });
};
