import type { RectificationStatus } from '@app/domain/rectifications';

/** Words of the trade for what the program names in English. */
export const stageNames = { primary: '小学', junior: '初中' } as const;
export const verdictNames = { met: '达到', notMet: '未达到', pending: '待定' } as const;

export const issueStates: Readonly<Record<Exclude<RectificationStatus, 'none'>, string>> = {
  raised: '待交办',
  assigned: '待签收',
  acknowledged: '待报方案',
  planSubmitted: '方案待审',
  inProgress: '整改中',
  reportApproved: '待申请销号',
  closureRequested: '待复核',
  inadequate: '复核未通过',
  verified: '待销号',
  closed: '已销号',
  withdrawn: '已撤销',
  superseded: '已并案',
};

export const actNames: Readonly<Record<string, string>> = {
  IssueRaised: '立项',
  ConsultationRequested: '发出协商意见',
  ConsultationAccepted: '部门同意承办',
  ConsultationDeclined: '部门不同意承办',
  ConsultationWithdrawn: '撤回协商',
  RectificationAssigned: '交办',
  IssueReassigned: '转办',
  RectificationAcknowledged: '签收',
  RectificationPlanSubmitted: '报整改方案',
  RectificationPlanApproved: '方案通过',
  RectificationPlanReturned: '方案退回',
  ProgressReported: '报进展',
  RectificationReportApproved: '负责人审批',
  ClosureRequested: '申请销号',
  ClosureRequestWithdrawn: '撤回销号申请',
  ClosureRequestSuperseded: '改报销号申请',
  OnSiteVerified: '现场核查',
  ClosureRejected: '不予销号',
  IssueClosed: '销号',
  ExtensionRequested: '申请延期',
  ExtensionGranted: '准予延期',
  ExtensionRefused: '不予延期',
  IssueWithdrawn: '撤销',
  IssueSuperseded: '并案',
  IssueReopened: '回头看重开',
  RungFired: '督办阶梯发出',
  ReminderSent: '催办',
  RungAnswered: '答复督办',
  RungAnswerAccepted: '采纳答复',
  EscalationProposed: '提请升级督办',
  EscalationDecided: '局领导决定',
  LadderResumed: '督办接续',
};
