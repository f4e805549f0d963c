import { stretch, type Clash, type Rule } from '../clash.js';
import { itemGroupsOf, type Item, type ItemGroup } from '../items.js';
import type { Reading } from '../reading.js';
import { written } from '../rounding.js';
import { figuresIn } from '../things.js';

const listed = (items: readonly Item[]): string => items.map(({ number }) => `第${number}条`).join('、');
const verdicts = (items: readonly Item[]) => items.map(({ verdict, start, end }) => verdict ?? { start, end });

/** `有2项不达标` above items each of which says whether it is met. */
const counted = (reading: Reading, { head, items }: ItemGroup): readonly Clash[] => {
  if (items.some(({ met }) => met === undefined)) return [];
  const failing = items.filter(({ met }) => met === false);
  return figuresIn(reading, head).flatMap((figure) => {
    const says = /^(?:指标)?(?:不达标|未达标|未达到|不符合)/.test(figure.after);
    if (figure.unit !== '项' || figure.vague || !says || written(figure.value) === `${failing.length}`) return [];
    const which = failing.length > 0 ? `（${listed(failing)}）` : '';
    return [
      {
        at: stretch(figure),
        says: `${written(figure.value)}项不达标`,
        shouldBe: `逐条写明未达到的有 ${failing.length}项${which}`,
        against: verdicts(failing),
      },
    ];
  });
};

const except = /除第(\d{1,2})[条项]外[^。\n]{0,30}均[^。\n]{0,10}(?:达到|符合|达标)/g;

/** `除第9条外均可以达到` above an item that says it is not met. */
const excepted = ({ text }: Reading, { head, items }: ItemGroup): readonly Clash[] =>
  [...text.slice(head.start, head.end).matchAll(except)].flatMap((said) => {
    const others = items.filter(({ number, met }) => met === false && number !== Number(said[1]));
    if (others.length === 0) return [];
    const start = head.start + said.index;
    const shouldBe = `${listed(others)}写明未达到`;
    return [{ at: { start, end: start + said[0].length }, says: said[0], shouldBe, against: verdicts(others) }];
  });

/** What is said of all indicators, and what each says of itself. */
export const itemsMet: Rule = {
  name: 'items-met',
  title: '总述与逐条结论',
  understands:
    '一段总述（“……有N项不达标”“除第N条外……均可以达到要求”）之后是1、2、3……编号的各条，每条写明“该项指标达到（符合、未能达到、不符合）要求”：未达到的条数、条号应与总述一致。',
  agrees: '共3项，有1项不达标：\n1.布局合理，该项指标达到要求。\n2.该项指标符合要求。\n3.该项指标不符合要求。',
  contradicts: '共3项，有2项不达标：\n1.布局合理，该项指标达到要求。\n2.该项指标符合要求。\n3.该项指标不符合要求。',
  find: (reading) =>
    itemGroupsOf(reading.text).flatMap((group) => [...counted(reading, group), ...excepted(reading, group)]),
};
