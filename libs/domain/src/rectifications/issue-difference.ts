import { dayText } from '@app/domain/kernel';
import { issueEventNames, issueStatusNames } from './words.js';

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

const causeText = ({ sequence, type, recordedOn, effectiveOn }: IssueCause): string => {
  const since = effectiveOn === recordedOn ? '' : `${dayText(effectiveOn)}办理，`;
  return `${dayText(recordedOn)}登记“${issueEventNames[type] ?? type}”（${since}记录号${sequence}）`;
};

/** A value as a clerk says it. */
const valueText = (field: IssueField, value: string | null, nameOf: (id: string) => string): string => {
  if (value === null) return '无';
  if (field === 'status') return issueStatusNames[value as keyof typeof issueStatusNames] ?? value;
  if (field === 'overdue' || field === 'rectifiedInTime' || field === 'recordedInTime')
    return value === 'true' ? '是' : '否';
  if (field === 'percent') return `${value}%`;
  if (field === 'stopped') return '暂停';
  if (field === 'above') return value === 'extension' ? '延期' : '长期整改';
  if (field.endsWith('UnitId') || field === 'supportingUnitIds') return value.split(' ').map(nameOf).join('、');
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? dayText(value) : value;
};

/** A change of an issue as one sentence, with what it is due to. `asOf`: the second day. */
export const issueChangeText = (
  { field, from, to, why }: IssueChange,
  causes: readonly IssueCause[],
  { asOf, nameOf }: Readonly<{ asOf: string; nameOf: (id: string) => string }>,
): string => {
  const because = [...(why.includes('day') ? [`按${dayText(asOf)}判断`] : []), ...causes.map(causeText)].join('；');
  const [then, now] = [valueText(field, from, nameOf), valueText(field, to, nameOf)];
  return `${fieldNames[field]}由“${then}”变为“${now}”：因${because}。`;
};

/** What a field is called. */
export const issueFieldName = (field: IssueField): string => fieldNames[field];
