import type { TodoKind } from '../kernel/index.js';
import type { TodoFacts } from './todo-details.js';

/** One kind of thing to do: the command that does it, and how a clerk says it. */
type Words = Readonly<{ act: string; title: (facts: TodoFacts) => string; reason: string | null }>;

const kinds: Readonly<Record<string, string>> = {
  routine: '经常性督导',
  thematic: '专项督导',
  comprehensive: '综合督导',
};

const issue = (act: string, verb: string, reason: string | null = '整改期限'): Words => ({
  act,
  title: ({ problem, round }) => `${verb}：${problem}${Number(round) > 1 ? `（第 ${round} 轮）` : ''}`,
  reason,
});
const inspection = (act: string, verb: string, reason: string | null = null): Words => ({
  act,
  title: ({ subject, inspectionKind }) => `${verb}：${subject}（${kinds[String(inspectionKind)]}）`,
  reason,
});
const filing = (act: string, verb: string, reason: string | null = null): Words => ({
  act,
  title: ({ dataYear }) => `${verb}：${dataYear} 学年填报表`,
  reason,
});
const campaign = (act: string, verb: string): Words => ({
  act,
  title: ({ campaign: name }) => `${verb}：${name}`,
  reason: '填报任务期限',
});

/** How every kind is said, and which command does it. */
export const todoWords: Readonly<Record<TodoKind, Words>> = {
  'issues.assign': issue('AssignRectification', '交办问题', '督学建议的期限'),
  'issues.acknowledge': issue('AcknowledgeRectification', '签收整改通知'),
  'issues.submitPlan': issue('SubmitRectificationPlan', '报整改方案'),
  'issues.decidePlan': issue('ApproveRectificationPlan', '审核整改方案'),
  'issues.rectify': issue('ReportProgress', '整改并报进展'),
  'issues.approveReport': issue('ApproveRectificationReport', '审批整改报告'),
  'issues.requestClosure': issue('RequestClosure', '申请销号'),
  'issues.verify': issue('VerifyOnSite', '现场复核'),
  'issues.rejectClosure': issue('RejectClosure', '提补充整改要求'),
  'issues.close': issue('CloseIssue', '准予销号'),
  'issues.decideExtension': issue('GrantExtension', '审批延期申请'),
  'issues.answerSlip': issue('AnswerRung', '答复督办单', '督办单的答复期限'),
  'issues.acceptAnswer': issue('AcceptRungAnswer', '审阅督办单答复'),
  'issues.decideEscalation': issue('DecideEscalation', '决定是否升级督办', null),
  'issues.decideLongTerm': issue('GrantLongTerm', '审批长期整改申请'),
  'issues.filePosted': issue('FilePostedReport', '报备整改情况'),
  'issues.reviewStage': issue('ReviewStage', '复核整改阶段'),
  'issues.answerConsultation': issue('AcceptConsultation', '答复协商意见'),
  'inspections.sendNotice': inspection('SendNotice', '发督导通知', '计划到校日'),
  'inspections.visitSchool': {
    act: 'PlanInspection',
    title: ({ owed, lastVisit }) =>
      `到校督导：还欠 ${owed} 次经常性督导，${lastVisit === null ? '还没有记录' : `上次 ${lastVisit}`}`,
    reason: '督导频次',
  },
  'inspections.start': inspection('StartInspection', '开始督导', '计划到校日'),
  'inspections.complete': inspection('CompleteInspection', '结束现场督导', '计划到校日'),
  'inspections.fileReport': inspection('FileReport', '写督导报告'),
  'inspections.issuePreliminaryOpinion': inspection('IssuePreliminaryOpinion', '出初步督导意见'),
  'inspections.defend': inspection('FileDefence', '申辩或声明放弃', '申辩期限'),
  'inspections.answerDefence': inspection('AnswerDefence', '答复申辩'),
  'inspections.issueLetter': inspection('IssueOpinionLetter', '签发督导意见书'),
  'inspections.requestReview': inspection('RequestReview', '可申请复核', '申请复核的最后一天'),
  'inspections.answerReview': inspection('AnswerReview', '答复复核申请'),
  'submissions.acknowledge': campaign('AcknowledgeCampaign', '签收填报任务'),
  'submissions.file': campaign('SubmitReturn', '填写并上报'),
  'submissions.oversee': {
    ...campaign('RemindUnits', '催报'),
    title: ({ campaign: name, outstanding, owed }) => `催报：${name}，${owed} 个单位中 ${outstanding} 个未报`,
  },
  'submissions.refile': filing('SubmitReturn', '修改后重报', '填报任务期限'),
  'submissions.fileAgain': filing('SubmitReturn', '在开放期内重报', '开放修改到期'),
  'submissions.confirm': filing('ConfirmReturn', '确认上报', '填报任务期限'),
  'submissions.review': filing('ClaimReview', '审核填报'),
  'submissions.continueReview': filing('ReviewItems', '继续审核', '认领到期'),
  'submissions.decideCorrection': filing('AcceptCorrection', '审批更正'),
  'certifications.answerObjection': { act: 'AnswerObjection', title: () => '答复公示异议', reason: '公示截止日期' },
  'certifications.endNotice': {
    act: 'EndNotice',
    title: () => '公示期满后登记公示结束',
    reason: '公示期满后首个工作日',
  },
  'certifications.reportRectification': {
    act: 'ReportRectification',
    title: () => '完成整改并登记整改报告',
    reason: '书面反馈意见的整改期限',
  },
};
