import type { DayUnit } from './reckoning.js';

/** Rungs that go out to the unit by themselves: 临期提醒, 催办, 蓝单, 黄单, 红单. */
export const softRungs = ['approaching', 'urging', 'blue', 'yellow', 'red'] as const;
/** What is only ever proposed, for a named leader to decide: 挂牌督办, 约谈, 通报. 《教育督导问责办法》 */
export const hardRungs = ['listed', 'talk', 'circular'] as const;
/** Every rung, in the only order in which they may follow one another. */
export const rungNames = [...softRungs, ...hardRungs] as const;

export type SoftRung = (typeof softRungs)[number];
export type HardRung = (typeof hardRungs)[number];
export type RungName = (typeof rungNames)[number];

/** What each rung is called, as the slips and the board say it. */
export const rungTitles: Readonly<Record<RungName, string>> = {
  approaching: '临期提醒',
  urging: '催办',
  blue: '蓝单',
  yellow: '黄单',
  red: '红单',
  listed: '挂牌督办',
  talk: '约谈',
  circular: '通报',
};

/** Whether a rung is one that only a leader decides. */
export const isHard = (rung: RungName): rung is HardRung => (hardRungs as readonly string[]).includes(rung);

/** One rung of a ladder. */
export type Rung = Readonly<{
  rung: RungName;
  /** Days from the due date; negative before it. */
  offset: number;
  /** Kind of the days of `offset`. */
  unit: DayUnit;
  /** Soft rungs fire by themselves; hard ones are proposed. */
  kind: 'fires' | 'proposes';
  /** Working days within which the unit answers; null when no answer is asked for. */
  answerWithin: number | null;
  /** Where it is written, as a clerk quotes it. */
  clause: string;
}>;

/** A ladder, and the document that it rests on. */
export type Ladder = Readonly<{ rungs: readonly Rung[]; basis: string }>;

const coloured = '三色督办单制度';
const accountability = '《教育督导问责办法》（国教督〔2021〕2号）';

/**
 * What holds where a county has adopted no ladder of its own. The national rules state no days for reminders: these are
 * the ways of 三色督办单 (each slip only after the one before it was of no use), with time in between for an answer.
 */
export const defaultLadder: Ladder = {
  basis: '系统默认督办阶梯（本县未另行规定）',
  rungs: [
    {
      rung: 'approaching',
      offset: -7,
      unit: 'natural',
      kind: 'fires',
      answerWithin: null,
      clause: '督查督办惯例：临近提醒',
    },
    { rung: 'urging', offset: 1, unit: 'natural', kind: 'fires', answerWithin: null, clause: '督查督办惯例：到期催办' },
    { rung: 'blue', offset: 3, unit: 'working', kind: 'fires', answerWithin: 3, clause: `${coloured}：蓝单` },
    { rung: 'yellow', offset: 8, unit: 'working', kind: 'fires', answerWithin: 3, clause: `${coloured}：黄单` },
    { rung: 'red', offset: 13, unit: 'working', kind: 'fires', answerWithin: 2, clause: `${coloured}：红单` },
    { rung: 'listed', offset: 20, unit: 'working', kind: 'proposes', answerWithin: null, clause: '挂牌督办惯例' },
    { rung: 'talk', offset: 30, unit: 'working', kind: 'proposes', answerWithin: null, clause: accountability },
    { rung: 'circular', offset: 40, unit: 'working', kind: 'proposes', answerWithin: null, clause: accountability },
  ],
};

/** Place of a rung in the order of all. */
export const rankOf = (rung: RungName): number => rungNames.indexOf(rung);
