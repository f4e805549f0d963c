import { dayText } from '@app/domain/kernel';
import { bare } from '../explain/explained.js';
import type { IndicatorState } from '../school-rule.js';
import type { Cause } from './cause.js';
import type { Reason, Side, StandingChange } from './change.js';

/** One part of the way with the causes that are bound to it. */
export type ToldStep = Readonly<{ why: Reason; from: Side | null; to: Side | null; causes: readonly Cause[] }>;

const states: Readonly<Partial<Record<IndicatorState, string>>> = {
  met: '达标',
  near: '达标',
  aboveFloor: '未达标',
  belowFloor: '未达标且低于最低限',
  missing: '未填',
  notApplicable: '不适用',
  undetermined: '无法判定',
};
const verdicts = { met: '达标', notMet: '未达标', pending: '待定' } as const;
const itemVerdicts = { met: '达到要求', notMet: '未达到要求', pending: '待认定' } as const;

/** `3,800.5`: whole numbers of more than three digits are told in threes. */
const amount = (text: string): string =>
  /^\d+(\.\d+)?$/.test(text) ? bare(text).replace(/^\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ',')) : text;

const word = (one: Side, { kind }: StandingChange): string | null => {
  if (one.state !== null) return `${states[one.state] ?? ''}${one.exempted ? '（按过渡性放宽计）' : ''}` || null;
  if (one.verdict === null) return null;
  return kind === 'item' || kind === 'veto' ? itemVerdicts[one.verdict] : verdicts[one.verdict];
};

const valueOf = (one: Side): string => (one.value === null ? '无' : amount(one.value));
const most: readonly StandingChange['kind'][] = ['coefficient', 'mean'];

/** `（7.307692 → 7.923077㎡，应不低于7.5）`. */
const numbers = (change: StandingChange, from: Side, to: Side): string => {
  if (change.kind === 'verdict' || change.kind === 'item' || change.kind === 'veto' || change.kind === 'section')
    return '';
  const moved = from.value === to.value ? '' : `${valueOf(from)} → ${valueOf(to)}${change.measure}`;
  const bound = (one: Side) =>
    one.bound === null ? '' : `应${most.includes(change.kind) ? '不高于' : '不低于'}${one.bound}`;
  const asked = from.bound === to.bound ? bound(to) : `目标值${from.bound ?? '无'} → ${to.bound ?? '无'}`;
  const told = [moved, asked].filter((part) => part !== '').join('，');
  return told === '' ? '' : `（${told}）`;
};

/** What moved, from how it stood to how it stands. */
const movement = (change: StandingChange, from: Side | null, to: Side | null): string => {
  if (change.kind === 'member') {
    if (from === null) return '进入参评范围';
    if (to === null) return '不再属于本县参评范围';
    return `由“${from.value}”变为“${to.value}”`;
  }
  if (from === null || to === null) return from === null ? `新增：${to?.value ?? ''}` : `不再有：${from.value ?? ''}`;
  const [then, now] = [word(from, change), word(to, change)];
  if (then !== null && now !== null && then !== now) return `由${then}变为${now}${numbers(change, from, to)}`;
  if (now !== null && from.value === to.value && from.bound === to.bound) return `仍为${now}，计算结果有变动`;
  if (change.kind === 'verdict') return `仍为${now ?? '待定'}，原因有变动`;
  if (change.kind === 'item') return `仍为${now ?? '待定'}：${to.value ?? ''}`;
  const still = now === null ? '' : `，仍为${now}`;
  if (from.bound !== to.bound) return `${numbers(change, from, to)}${still}`;
  return `由${valueOf(from)}变为${valueOf(to)}${change.measure}${still}`;
};

const acts: Readonly<Record<string, string>> = {
  FiguresAccepted: '认可',
  FiguresBroughtIn: '补录',
  CorrectionAccepted: '更正',
  UnitRegistered: '登记',
  UnitRenamed: '更名',
  UnitMoved: '划转',
  UnitMerged: '合并',
  UnitSplit: '拆分',
  UnitClosed: '撤销',
  ItemRecorded: '登记',
  RecognitionRecorded: '登记',
  VetoRaised: '认定',
  VetoCleared: '核查排除',
  ExemptionGranted: '批准',
  ExemptionRevoked: '撤销',
};

/** What brought another standard about, where it was not its adoption. */
const standardTurns: Readonly<Record<string, string>> = {
  StandardWithdrawn: '原标准停用',
  UnitMoved: '区县划转',
};

const said = ({ from, to, measure }: Cause): string => {
  if (from === null && to === null) return '';
  const one = (value: string | null) => (value === null ? '未填' : amount(value));
  return `${one(from)} → ${one(to)}${measure}`;
};

const grounds = ({ basis, files, cell, sequence }: Cause): string => {
  const beside = [
    ...(cell === null ? [] : [`见${cell}`]),
    ...(files === 0 ? [] : [`附件${files}份`]),
    ...(sequence === null ? [] : [`记录号${sequence}`]),
  ].join('，');
  return `${basis === null ? '' : `，依据：${basis}`}${beside === '' ? '' : `（${beside}）`}`;
};

const actText = (cause: Cause): string => {
  const { kind, act, label, recordedOn, effectiveFrom, between } = cause;
  if (kind === 'expiry') return `${label}${said(cause)}期满${grounds(cause)}`;
  if (kind === 'rule')
    return `${effectiveFrom === null ? '' : `自${dayText(effectiveFrom)}起`}${label}${said(cause)}${grounds(cause)}`;
  if (kind === 'standard') {
    const turn = standardTurns[act ?? ''];
    const done =
      turn === undefined ? '' : `${turn}${effectiveFrom === null ? '' : `（自${dayText(effectiveFrom)}起）`}，`;
    return `${done}评估标准由${cause.from ?? ''}改为${cause.to ?? ''}，按同样的数据重新判定${grounds(cause)}`;
  }
  const done = acts[act ?? ''] ?? '记录';
  const since =
    effectiveFrom === null || (between === 'recorded' && effectiveFrom === recordedOn)
      ? ''
      : `（自${dayText(effectiveFrom)}起）`;
  const when = recordedOn === null ? '' : dayText(recordedOn);
  return `${when}${done}${label}${said(cause)}${since}${grounds(cause)}`;
};

const texts = new WeakMap<Cause, string>();

/** One act with what it said, its day and what it rests on. Said once: a pupil's count stands behind many ratios. */
export const causeText = (cause: Cause): string => {
  let text = texts.get(cause);
  if (text === undefined) texts.set(cause, (text = actText(cause)));
  return text;
};

/** So many causes are told one by one. */
const named = 3;

const becauseOf = ({ why, causes }: ToldStep): string => {
  const [first] = causes;
  if (!first) return why === 'day' ? '因日期不同' : why === 'standard' ? '因所用评估标准不同' : '';
  const told = causes.slice(0, named).map(causeText).join('；');
  return `因${told}${causes.length > named ? `；等共${causes.length}项` : ''}`;
};

/**
 * A change as a clerk would say it: what moved, and because of what. Where a standard, the day and the record had a hand in
 * it, each is told for itself.
 */
export const sentenceOf = (change: StandingChange, steps: readonly ToldStep[]): string => {
  const { label, kind, subject } = change;
  const name = kind === 'indicator' ? `${label}（${subject}）` : kind === 'veto' ? `“${label}”` : label;
  const moved = movement(change, change.from, change.to);
  if (steps.length > 1) {
    const parts = steps.map((step) => `${becauseOf(step)}，${movement(change, step.from, step.to)}`);
    return `${name}${moved}。其中${parts.join('；')}。`;
  }
  const because = steps.map(becauseOf).join('');
  return `${name}${moved}${because === '' ? '' : `：${because}`}。`;
};
