import type { IndicatorState } from '../school-rule.js';
import { amount, inOne } from './cause-text.js';
import type { Reason, Side, StandingChange } from './change.js';

/** One part of the way with the causes that are bound to it, by their places. */
export type ToldStep = Readonly<{ why: Reason; from: Side | null; to: Side | null; causes: readonly number[] }>;

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
  if (moved === '' && asked === '') return '';
  return moved === '' || asked === '' ? `（${moved}${asked}）` : `（${moved}，${asked}）`;
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

/** So many causes are told one by one. */
const named = 3;

/** One act in words, by its place. */
type TextOf = (cause: number) => string;

const becauseOf = ({ why, causes }: ToldStep, textOf: TextOf): string => {
  const [first] = causes;
  if (first === undefined) return why === 'day' ? '因日期不同' : why === 'standard' ? '因所用评估标准不同' : '';
  let told = `因${textOf(first)}`;
  for (let at = 1; at < causes.length && at < named; at += 1) told += `；${textOf(causes[at]!)}`;
  return causes.length > named ? `${told}；等共${causes.length}项` : told;
};

/**
 * A change as a clerk would say it: what moved, and because of what. Where a standard, the day and the record had a hand in
 * it, each is told for itself.
 */
export const sentenceOf = (change: StandingChange, steps: readonly ToldStep[], textOf: TextOf): string => {
  const { label, kind, subject } = change;
  const name = kind === 'indicator' ? `${label}（${subject}）` : kind === 'veto' ? `“${label}”` : label;
  const moved = movement(change, change.from, change.to);
  if (steps.length > 1) {
    const parts = steps.map((step) => `${becauseOf(step, textOf)}，${movement(change, step.from, step.to)}`);
    return `${name}${moved}。其中${parts.join('；')}。`;
  }
  const because = steps[0] ? becauseOf(steps[0], textOf) : '';
  return because === '' ? `${name}${moved}。` : inOne(name, moved, '：', because, '。');
};
