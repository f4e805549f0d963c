import { minus, plus } from '../../indicators/exact.js';
import { stretch, type Clash, type Rule } from '../clash.js';
import type { Figure, Reading } from '../reading.js';
import { percentOf, printedAs, written } from '../rounding.js';

const asked = {
  left: /毕业/,
  began: /三年前.*在校/,
  came: /转入|增加/,
  went: /转出|减少/,
  died: /死亡/,
} as const;
type Part = keyof typeof asked;
/** A formula of five numbers stands within this many. */
const reach = 8;

const partsOf = ({ figures, text, clauses }: Reading, rate: Figure): Partial<Record<Part, Figure>> => {
  const found: Partial<Record<Part, Figure>> = {};
  const near = figures.slice(Math.max(0, rate.index - reach), rate.index);
  for (const figure of near.filter(({ sentence, kind }) => sentence === rate.sentence && kind === 'persons')) {
    const { start } = clauses[figure.clause]!;
    // 复学、转入等 are words of a list before the one that the number stands in.
    const words = text.slice(Math.max(start - 20, 0), figure.start);
    const part = (['died', 'began', 'left', 'went', 'came'] as const).find((key) =>
      asked[key].test(key === 'went' || key === 'came' ? text.slice(start, figure.start) : words.slice(-24)),
    );
    if (part && !found[part]) found[part] = figure;
  }
  return found;
};

const clashOf = (reading: Reading, rate: Figure): Clash | undefined => {
  const { left, began, came, went, died } = partsOf(reading, rate);
  if (!left || !began || !came || !went) return undefined;
  const pupils = died ? minus(began.value, died.value) : began.value;
  const stayed = minus(plus(left.value, went.value), came.value);
  if (pupils.n <= 0n || stayed.n < 0n) return undefined;
  const value = percentOf(stayed, pupils);
  if (printedAs(rate, value) === 'rounded') return undefined;
  const base = died ? `(${written(began.value)} − ${written(died.value)})` : written(began.value);
  const above = `(${written(left.value)} − ${written(came.value)} + ${written(went.value)})`;
  return {
    at: stretch(rate),
    says: `${written(rate.value, rate.places)}%`,
    shouldBe: `${above} ÷ ${base} = ${written(value)}%`,
    against: [left, began, came, went, ...(died ? [died] : [])].map(stretch),
  };
};

/** The retention rate by the form's formula. */
export const retention: Rule = {
  name: 'retention',
  title: '初中三年巩固率',
  understands:
    '同一句里写明毕业生数、三年前初中在校生数、增加（转入）数、减少（转出）数和巩固率的，按申报表公式核对：（毕业 − 转入 + 转出）÷（三年前在校 − 死亡）。',
  agrees:
    '初中毕业生数为8295人，三年前初中在校生数为8155人，三年来转入等正常增加的学生数为439人，转出等正常减少的学生数为299人，三年巩固率达100%。',
  contradicts:
    '初中毕业生数为8195人，三年前初中在校生数为8155人，三年来转入等正常增加的学生数为439人，转出等正常减少的学生数为299人，三年巩固率达100%。',
  find: (reading) =>
    reading.figures.flatMap((figure) =>
      figure.kind === 'percent' && !figure.vague && figure.name.includes('巩固率')
        ? (clashOf(reading, figure) ?? [])
        : [],
    ),
};
