import { stretch, type Clash, type Rule } from '../clash.js';
import { longestList } from '../lists.js';
import { outside } from '../normal.js';
import type { Figure, Reading } from '../reading.js';
import { written } from '../rounding.js';

const institution = /(?:学校|小学|中学|初中|高中|初中部|小学部|校区|教学点|幼儿园|园|部)$/;

/** The names behind the colon, as far as the list goes; undefined where it is no list of names. */
const namesBehind = ({ text, clauses }: Reading, from: number): readonly string[] | undefined => {
  const names: string[] = [];
  for (let index = from; index < Math.min(clauses.length, from + longestList); index++) {
    const { start, end, ends, depth } = clauses[index]!;
    if (depth > 0 || end - start > 60) return undefined;
    const name = outside(text.slice(start, end));
    if (!institution.test(name)) return undefined;
    names.push(name);
    if (ends !== '、') return names;
  }
  return undefined;
};

const clashOf = (reading: Reading, figure: Figure): Clash | undefined => {
  const { clauses, text } = reading;
  const own = clauses[figure.clause]!;
  const opens = own.ends === ':' && outside(text.slice(figure.end, own.end)) === '';
  const names = opens && figure.unit === '所' && !figure.vague ? namesBehind(reading, figure.clause + 1) : undefined;
  if (!names || written(figure.value) === `${names.length}`) return undefined;
  const last = clauses[figure.clause + names.length]!;
  return {
    at: stretch(figure),
    says: `${written(figure.value)}所`,
    shouldBe: `列出 ${names.length}所：${names.join('、')}`,
    against: [{ start: clauses[figure.clause + 1]!.start, end: last.end }],
  };
};

/** A number of schools and their names behind a colon. */
export const listedNames: Rule = {
  name: 'listed-names',
  title: '所数与列出的校名',
  understands: '“……的学校N所：甲学校、乙小学、丙中学”：冒号后用顿号列出的校名应有N个（含“等”字或不是校名的不核）。',
  agrees: '两项不达标的学校3所：第一小学、第二小学（分校区）、第三小学，以上学校限期整改。',
  contradicts: '两项不达标的学校3所：第一小学、第二小学，以上学校限期整改。',
  find: (reading) => reading.figures.flatMap((figure) => clashOf(reading, figure) ?? []),
};
