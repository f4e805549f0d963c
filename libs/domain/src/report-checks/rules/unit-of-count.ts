import { stretch, type Rule } from '../clash.js';
import { written } from '../rounding.js';

const wrong: readonly Readonly<{ name: RegExp; units: string; right: string }>[] = [
  { name: /(?:班额|大班|超大班)(?:的|数)?(?:有|为|共|达|共有)?$/, units: '所家座', right: '个班' },
  { name: /(?:学生|教师|教职工|幼儿|儿童)(?:总?人?数)(?:有|为|共|达|共有)?$/, units: '所家座间', right: '人' },
];

/** What is counted has its unit: oversize classes are classes, not schools. */
export const unitOfCount: Rule = {
  name: 'unit-of-count',
  title: '计数单位',
  understands: '班额、大班额按“个班”计，不按“所”计；学生数、教师数按“人”或“名”计。',
  agrees: '全区超过标准班额的有27个班。',
  contradicts: '全区超过标准班额的有27所。',
  find: ({ figures, source }) =>
    figures.flatMap((figure) => {
      const rule = wrong.find(
        ({ name, units }) => figure.unit !== '' && units.includes(figure.unit) && name.test(figure.name),
      );
      if (!rule) return [];
      const says = source.slice(figure.start, figure.end);
      return [{ at: stretch(figure), says, shouldBe: `${written(figure.value)}${rule.right}`, against: [] }];
    }),
};
