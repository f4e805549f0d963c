import type { Rule } from '../clash.js';
import { longestList } from '../lists.js';
import type { Figure, Reading } from '../reading.js';
import { above } from '../rounding.js';
import { shareClash } from '../shares.js';

/** The number that opened the count: it begins a sentence (`26所初中，……`), in the same paragraph. */
const opening = ({ figures, clauses }: Reading, rest: Figure): Figure | undefined => {
  for (let index = rest.index - 1; index >= Math.max(0, rest.index - longestList); index--) {
    const figure = figures[index]!;
    if (figure.paragraph !== rest.paragraph) return undefined;
    const before = clauses[figure.clause - 1];
    const begins = before?.sentence !== figure.sentence || before.ends === ':';
    if (begins && figure.name === '' && figure.kind === rest.kind && above(figure.value, rest.value)) return figure;
  }
  return undefined;
};

/** 其余 with its share of what the passage began with. */
export const shareOfRest: Rule = {
  name: 'share-of-rest',
  title: '“其余”的占比',
  understands: '“N所……，……。其余M所……，……占总数的P%”：分母是同一段里起句的那个数（“26所初中，……”），M÷N应与P相符。',
  agrees: '28所小学中，不达标的4所。其余24所总体达标，达标学校占总数的85.71%。',
  contradicts: '26所初中，不达标的3所。其余25所学校达标，达标学校占总数的88.46%。',
  find: (reading) =>
    reading.figures.flatMap((rest) => {
      if (rest.vague || !/(?:其余|剩余|余下)(?:的|有)?$/.test(rest.name)) return [];
      const percent = reading.figures[rest.index + 1];
      if (percent?.kind !== 'percent' || percent.vague || percent.sentence !== rest.sentence) return [];
      const whole = /占/.test(percent.name) ? opening(reading, rest) : undefined;
      const clash = whole ? shareClash(percent, { value: rest.value, from: [rest] }, [whole]) : undefined;
      return clash ? [clash] : [];
    }),
};
