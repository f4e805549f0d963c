import { daysBetween } from '../kernel/dates.js';
import type { Calendar } from './calendar.js';
import type { Due } from './deadline.js';
import { reckoned, type PeriodUnit, type Reckoned } from './reckoning.js';

/** Steps that may have a limit, in the order of a supervision's life, with the name a clerk knows them by. */
export const stepNames = {
  preliminaryOpinion: '反馈初步督导意见',
  defence: '申辩',
  opinionLetter: '发出督导意见书',
  rectification: '限期整改',
  acknowledgement: '签收',
  plan: '提交整改方案',
  report: '报告整改情况',
  verification: '整改核查',
  reviewRequest: '申请复核（复查）',
  reviewAnswer: '答复复核（复查）',
  postedReport: '挂牌督导整改报备',
} as const;
export type Step = keyof typeof stepNames;
/** Every step, in the order of the table above. */
export const steps = Object.keys(stepNames) as readonly Step[];

/** Acts that a limit is counted from. `RectificationDue` is the last day of the ordered period itself (整改结束). */
export const anchorNames = {
  InspectionCompleted: '督导（评议）结束',
  PreliminaryOpinionIssued: '收到初步督导意见',
  OpinionLetterIssued: '收到督导意见书',
  RectificationAssigned: '下达整改通知书',
  RectificationAcknowledged: '签收整改通知书',
  RectificationDue: '整改期满',
  RectificationReportApproved: '单位负责人审批整改报告',
  ClosureRequested: '申请销号',
  ReviewRequested: '收到复核（复查）申请',
} as const;
export type Anchor = keyof typeof anchorNames;

/** Whatever a due date of a step can count from: an act that a rule names, or the day on which its clock ran again. */
export const startNames = { ...anchorNames, ClockResumed: '恢复计时' } as const;

/** 经常性, 专项, 综合: of what kind of supervision a limit is the rule. */
export type SupervisionKind = 'routine' | 'thematic' | 'comprehensive';

/** Who set a number: the State Council, the province's people's congress, the county itself, or nobody but practice. */
export type RuleLevel = 'national' | 'province' | 'county' | 'practice';

/** One limit. `count` is null where nobody set a number; `none` says so in words then. */
export type StepRule = Readonly<{
  step: Step;
  anchor: Anchor;
  /** Kinds of supervision that it is the rule of; null for all. */
  kinds: readonly SupervisionKind[] | null;
  count: number | null;
  unit: PeriodUnit;
  /** The article, as a clerk quotes it. */
  clause: string;
  level: RuleLevel;
  none: string | null;
}>;

/** The limits of a province (or of the whole country), as published. */
export type DeadlineProfile = Readonly<{
  id: string;
  /** `重庆`. */
  name: string;
  instrument: string;
  /** ISO date since when the instrument is in force. */
  effectiveFrom: string;
  /** Not null: the province has set none of its own, and whose rules these are. */
  fallsBackTo: string | null;
  note: string | null;
  rules: readonly StepRule[];
}>;

/** The limit of a step in a kind of supervision (null: of none in particular). */
export const ruleOf = ({ rules }: DeadlineProfile, step: Step, kind: SupervisionKind | null = null): StepRule => {
  const own = rules.filter((rule) => rule.step === step);
  const found =
    own.find(({ kinds }) => kind !== null && kinds?.includes(kind)) ?? own.find(({ kinds }) => kinds === null);
  if (!found) throw new RangeError(`no rule of ${step}`);
  return found;
};

/** The due date that a rule gives, with the days that were passed over; null where the rule has no number. */
export const dueUnder = (
  { step, anchor, count, unit, clause }: StepRule,
  profileId: string,
  from: string,
  calendar: Calendar,
): Readonly<{ due: Due; reckoned: Reckoned }> | null => {
  if (count === null) return null;
  const found = reckoned({ from, count, unit }, calendar);
  const basis = {
    act: anchor,
    rule: `${profileId}/${step}`,
    calendar: unit === 'working' ? 'working' : 'natural',
    from,
    days: unit === 'month' ? daysBetween(from, found.due) : count,
    clause,
    ...(found.provisional && { provisional: true as const }),
  };
  return { due: { date: found.due, basis }, reckoned: found };
};
