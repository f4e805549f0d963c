import { minus, over, plus, times } from '../../indicators/exact.js';
import { stretch, type Clash, type Rule } from '../clash.js';
import type { Figure, Reading } from '../reading.js';
import { above, printedAs, slackOf, written } from '../rounding.js';

/** `特殊教育学校公用经费`: whose money it is. */
const purse = /^(?:年|全年|当年)?(.{2,20}?)(?:生均)?公用经费(?:总额|总数|共|合计)?(?:为|是|达|共)?$/;

/** The rate of a sum: the next `元/生` of its sentence. */
const rateBehind = ({ figures }: Reading, money: Figure): Figure | undefined =>
  figures
    .slice(money.index + 1, money.index + 4)
    .find(({ kind, sentence, vague }) => kind === 'money-each' && sentence === money.sentence && !vague);

/** More mentions of pupils than a report has. */
const mostMentions = 100;

/** Where the text says how many pupils there are: `特殊教育学校学生126人`, `126人在特殊教育学校就读`. */
const mentionsIn = ({ figures }: Reading): readonly Figure[] =>
  figures
    .filter(
      ({ kind, vague, name, after, value }) =>
        kind === 'persons' &&
        !vague &&
        value.n > 0n &&
        (/学生(?:人数|数|总数)?(?:为|有|共)?$/.test(name) || /^在.{2,20}(?:就读|学习)/.test(after)),
    )
    .slice(0, mostMentions);

const clashOf = (reading: Reading, mentions: readonly Figure[], money: Figure): Clash | undefined => {
  const subject = money.kind === 'money' && !money.vague ? purse.exec(money.name)?.[1] : undefined;
  const rate = subject === undefined ? undefined : rateBehind(reading, money);
  if (subject === undefined || !rate) return undefined;
  const pupils = mentions.filter(({ name, after }) => name.includes(subject) || after.startsWith(`在${subject}`));
  const [some] = pupils;
  const agrees = pupils.some(
    ({ value }) =>
      printedAs(rate, over(money.value, value)) !== undefined ||
      (!above(over(minus(money.value, slackOf(money)), value), rate.value) &&
        !above(rate.value, over(plus(money.value, slackOf(money)), value))),
  );
  if (!some || agrees) return undefined;
  const each = `${written(money.value)} ÷ ${written(some.value)} = ${written(over(money.value, some.value))}元`;
  const needed = `${written(rate.value)} × ${written(some.value)} = ${written(times(rate.value, some.value))}元`;
  return {
    at: stretch(money),
    says: `${written(money.value)}元，每生 ${written(rate.value)}元`,
    shouldBe: `${each}；${needed}`,
    against: [stretch(rate), ...pupils.map(stretch)],
  };
};

/** A sum of money, its rate for each pupil and the number of pupils. */
export const perPupil: Rule = {
  name: 'per-pupil',
  title: '经费总额、生均标准与学生数',
  understands:
    '“某某学校公用经费为S元，标准为R元/生/年”：全文里写明的该类学校学生数（“某某学校学生N人”“N人在某某学校就读”）应使S÷N与R相符；S按所写的最后一位（如万元）留四舍五入的余地。',
  agrees: '特殊教育学校学生126人。特殊教育学校公用经费为75.6万元，标准为6000元/生/年。',
  contradicts: '特殊教育学校学生126人。特殊教育学校公用经费为87万元，标准为6000元/生/年。',
  find: (reading) => {
    const mentions = mentionsIn(reading);
    return reading.figures.flatMap((figure) => clashOf(reading, mentions, figure) ?? []);
  },
};
