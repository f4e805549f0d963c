import type { Answer, Finding } from '../../../inspections/index.js';
import { dayText } from '../../../kernel/index.js';
import { issueStatusNames } from '../../../rectifications/index.js';
import {
  findingSeverityNames,
  inspectionFile,
  inspectionTexts,
  type FoundIssue,
  type InspectionAsked,
  type InspectionFile,
} from '../inspection-file/index.js';
import { dayOrNothing } from '../issue-file/index.js';
import type { PaperData } from '../paper.js';
import { resting, restingOn } from '../texts.js';
import type { visitReportNames } from './form.js';

const answerNames: Readonly<Record<Answer, string>> = { yes: '是', no: '否', notApplicable: '不适用' };

type Ended = Extract<InspectionFile['state'], Readonly<{ completion: unknown }>>;

const results = ({ plan, answers }: Ended) =>
  plan.checklist.map(({ id, text, clause }, index) => {
    const given = answers[id];
    return {
      结果序号: String(index + 1),
      结果内容: text,
      结果条款: clause,
      结果: given ? answerNames[given.answer] : '',
      结果说明: given?.note ?? '',
      结果佐证: String(given?.evidence.length ?? 0),
    };
  });

const awaited = '待立项';

/** Where a finding went: it was said on the spot, or stands as an issue; one that is not there yet is waited for. */
const whereTo = ({ severity }: Finding, issue: FoundIssue | undefined): string =>
  severity === 'onTheSpot'
    ? '现场反馈'
    : issue === undefined
      ? awaited
      : issueStatusNames[issue.status as keyof typeof issueStatusNames];

const outcome = (finding: Finding, issue: FoundIssue | undefined, index: number, { nameOf }: InspectionFile) => ({
  去向序号: String(index + 1),
  去向问题: finding.problem,
  去向条款: finding.clause,
  去向程度: findingSeverityNames[finding.severity],
  去向: whereTo(finding, issue),
  去向牵头单位: issue?.leadUnitId == null ? '' : nameOf(issue.leadUnitId),
  去向期限: dayOrNothing(issue?.dueDate),
  去向逾期: issue === undefined ? '' : issue.overdue ? '是' : '否',
});

/** The 一校一报告 of a visit at a point; null until the visit has ended. What became of a finding rests on its issue. */
export const visitReportOf = (asked: InspectionAsked): PaperData | null => {
  const file = inspectionFile(asked);
  if (!file || !('completion' in file.state)) return null;
  const { state, asOf } = file as typeof file & Readonly<{ state: Ended }>;
  const { findings } = state.completion;
  const issues = new Map(asked.issues.map((issue) => [issue.findingId, issue]));
  const found = findings.flatMap(({ findingId }) => issues.get(findingId) ?? []);
  const rows = results(state);
  const answered = (answer: Answer): string => String(rows.filter((row) => row.结果 === answerNames[answer]).length);
  const behind = { of: 'inspection', inspectionId: state.plan.inspectionId } as const;
  const outcomes = findings.map((finding, index) => outcome(finding, issues.get(finding.findingId), index, file));
  const data = restingOn<typeof visitReportNames>(
    {
      fields: {
        ...inspectionTexts(file),
        检查开始日期: dayText(state.startedOn),
        检查结束日期: dayText(state.completion.on),
        检查小结: state.completion.summary,
        截至日期: dayText(asOf),
        是的项数: answered('yes'),
        否的项数: answered('no'),
        不适用项数: answered('notApplicable'),
        问题数: String(findings.length),
        现场反馈数: String(findings.filter(({ severity }) => severity === 'onTheSpot').length),
        立项数: String(found.length),
        待立项数: String(outcomes.filter(({ 去向 }) => 去向 === awaited).length),
        已销号数: String(found.filter(({ status }) => status === 'closed').length),
        逾期数: String(found.filter(({ overdue }) => overdue).length),
        撤回数: String(state.withdrawn.length),
      },
      tables: { 检查结果: rows, 问题去向: outcomes },
    },
    behind,
  );
  const rests = outcomes.map((row, index) => {
    const issue = issues.get(findings[index]!.findingId);
    return resting(row, issue ? { of: 'issue', issueId: issue.issueId } : behind);
  });
  return { ...data, tables: { ...data.tables, 问题去向: rests } };
};
