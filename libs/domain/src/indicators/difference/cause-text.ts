import { dayText } from '@app/domain/kernel';
import { bare } from '../explain/explained.js';
import type { Cause } from './cause.js';

const plain = /^\d+(\.\d+)?$/;

/** `3,800.5`: whole numbers of more than three digits are told in threes. What is no number stays as it is. */
export const amount = (text: string): string => {
  if (!plain.test(text)) return text;
  const number = bare(text);
  const point = number.indexOf('.');
  const end = point < 0 ? number.length : point;
  if (end <= 3) return number;
  let told = number.slice(end - 3);
  for (let at = end - 3; at > 0; at -= 3) told = `${number.slice(Math.max(0, at - 3), at)},${told}`;
  return told;
};

/**
 * Parts of a text that is kept, as one piece: put together by `+` it would stay a tree of them, some twenty objects for
 * each of thousands of sentences, all to be moved about by the collector.
 */
export const inOne = (...parts: readonly string[]): string => parts.join('');

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
  let beside = cell === null ? '' : `见${cell}`;
  if (files > 0) beside += `${beside === '' ? '' : '，'}附件${files}份`;
  if (sequence !== null) beside += `${beside === '' ? '' : '，'}记录号${sequence}`;
  const ground = basis === null ? '' : `，依据：${basis}`;
  return beside === '' ? ground : `${ground}（${beside}）`;
};

/** One act with what it said, its day and what it rests on. */
export const causeText = (cause: Cause): string => {
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
  return inOne(when, done, label, said(cause), since, grounds(cause));
};
