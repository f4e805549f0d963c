/** What may differ of an issue between two points, as it is told. */
const fieldNames = {
  status: '状态',
  round: '轮次',
  attempt: '第几次整改',
  noticeNumber: '通知书文号',
  leadUnitId: '牵头单位',
  supportingUnitIds: '配合单位',
  dueDate: '整改期限',
  extensionDate: '申请延至',
  consultedUnitId: '征求意见的部门',
  percent: '整改进度',
  visits: '现场复核次数',
  rectifiedOn: '整改完成日期',
  closedOn: '销号日期',
  stopped: '计时',
  above: '待领导审定',
  stageOn: '阶段复核日期',
  overdue: '是否逾期',
  rectifiedInTime: '实际是否按期',
  recordedInTime: '登记是否按期',
} as const;
export type IssueField = keyof typeof fieldNames;
export const issueFields = Object.keys(fieldNames) as readonly IssueField[];

const statusNames: Readonly<Record<string, string>> = {
  raised: '待交办',
  assigned: '待签收',
  acknowledged: '待报方案',
  planSubmitted: '方案待审',
  inProgress: '整改中',
  reportApproved: '待申请销号',
  closureRequested: '待现场复核',
  inadequate: '复核未通过',
  verified: '待销号',
  closed: '已销号',
  withdrawn: '已撤销',
  superseded: '已并入',
};
const actNames: Readonly<Record<string, string>> = {
  IssueRaised: '发现问题',
  IssueBroughtIn: '由原台账导入',
  ConsultationRequested: '发协商意见',
  ConsultationAccepted: '同意协商意见',
  ConsultationDeclined: '不同意协商意见',
  ConsultationWithdrawn: '撤回协商意见',
  RectificationAssigned: '交办',
  IssueReassigned: '转办',
  RectificationAcknowledged: '签收',
  RectificationPlanSubmitted: '报整改方案',
  RectificationPlanApproved: '通过整改方案',
  RectificationPlanReturned: '退回整改方案',
  ProgressReported: '报进展',
  RectificationReportApproved: '审批整改报告',
  ClosureRequested: '申请销号',
  ClosureRequestWithdrawn: '撤回销号申请',
  OnSiteVerified: '现场复核',
  ClosureRejected: '不予销号',
  IssueClosed: '准予销号',
  ExtensionRequested: '申请延期',
  ExtensionEndorsed: '审核延期',
  ExtensionGranted: '准予延期',
  ExtensionRefused: '不予延期',
  ClockSuspended: '暂停计时',
  ClockResumed: '恢复计时',
  DueDateSettled: '确定整改期限',
  LongTermRequested: '申请长期整改',
  LongTermGranted: '准予长期整改',
  LongTermRefused: '不予长期整改',
  StageReviewed: '阶段复核',
  IssueWithdrawn: '撤销问题',
  IssueSuperseded: '并入其他问题',
  IssueReopened: '重新立项',
};

/** An issue as it stands: each field as plain text, an id or a day; null where there is none. */
export type IssueState = Readonly<Record<IssueField, string | null>>;

/** How it stood after an event, judged on the second day. */
export type IssueMoment = Readonly<{ sequence: number; state: IssueState }>;

/** A field that differs: by the day alone, by what was recorded, or both; `causes` are the events that set it otherwise. */
export type IssueChange = Readonly<{
  field: IssueField;
  from: string | null;
  to: string | null;
  why: readonly ('day' | 'record')[];
  causes: readonly number[];
}>;

const none: IssueState = Object.fromEntries(issueFields.map((field) => [field, null])) as IssueState;

/**
 * What differs of an issue between two points. `from` is how it stood at the first (null: it was not there), `dated` the
 * same judged on the second day, `after` what each event since then made of it, in order.
 */
export const issueDifference = (
  from: IssueState | null,
  dated: IssueState | null,
  after: readonly IssueMoment[],
): readonly IssueChange[] =>
  issueFields.flatMap((field): readonly IssueChange[] => {
    const [first, second] = [(from ?? none)[field], (dated ?? none)[field]];
    const last = after.at(-1)?.state[field] ?? (after.length > 0 ? null : second);
    if (first === last) return [];
    const causes = after.flatMap(({ sequence, state }, index) =>
      state[field] === (index === 0 ? second : (after[index - 1]?.state[field] ?? null)) ? [] : [sequence],
    );
    const why = [...(first === second ? [] : ['day' as const]), ...(causes.length === 0 ? [] : ['record' as const])];
    return [{ field, from: first, to: last, why, causes }];
  });

/** An event behind a change. Days are ISO dates. */
export type IssueCause = Readonly<{ sequence: number; type: string; recordedOn: string; effectiveOn: string }>;

const day = (iso: string): string => `${iso.slice(0, 4)}年${Number(iso.slice(5, 7))}月${Number(iso.slice(8, 10))}日`;

const causeText = ({ sequence, type, recordedOn, effectiveOn }: IssueCause): string => {
  const since = effectiveOn === recordedOn ? '' : `${day(effectiveOn)}办理，`;
  return `${day(recordedOn)}登记“${actNames[type] ?? type}”（${since}记录号${sequence}）`;
};

/** A value as a clerk says it. */
const valueText = (field: IssueField, value: string | null, nameOf: (id: string) => string): string => {
  if (value === null) return '无';
  if (field === 'status') return statusNames[value] ?? value;
  if (field === 'overdue' || field === 'rectifiedInTime' || field === 'recordedInTime')
    return value === 'true' ? '是' : '否';
  if (field === 'percent') return `${value}%`;
  if (field === 'stopped') return '暂停';
  if (field === 'above') return value === 'extension' ? '延期' : '长期整改';
  if (field.endsWith('UnitId') || field === 'supportingUnitIds') return value.split(' ').map(nameOf).join('、');
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? day(value) : value;
};

/** A change of an issue as one sentence, with what it is due to. `asOf`: the second day. */
export const issueChangeText = (
  { field, from, to, why }: IssueChange,
  causes: readonly IssueCause[],
  { asOf, nameOf }: Readonly<{ asOf: string; nameOf: (id: string) => string }>,
): string => {
  const because = [...(why.includes('day') ? [`按${day(asOf)}判断`] : []), ...causes.map(causeText)].join('；');
  const [then, now] = [valueText(field, from, nameOf), valueText(field, to, nameOf)];
  return `${fieldNames[field]}由“${then}”变为“${now}”：因${because}。`;
};

/** What a field is called. */
export const issueFieldName = (field: IssueField): string => fieldNames[field];
