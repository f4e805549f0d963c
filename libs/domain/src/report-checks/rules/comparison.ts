import { stretch, type Rule } from '../clash.js';
import type { Figure } from '../reading.js';
import { above, same, written } from '../rounding.js';

const words: readonly Readonly<{ begins: RegExp; holds: (a: Figure, b: Figure) => boolean }>[] = [
  { begins: /^(?:均|都)?(?:高于|超过|大于|多于)/, holds: (a, b) => above(a.value, b.value) },
  { begins: /^(?:均|都)?(?:不低于|不少于|不小于)/, holds: (a, b) => !above(b.value, a.value) },
  { begins: /^(?:均|都)?(?:低于|小于|少于)/, holds: (a, b) => above(b.value, a.value) },
  { begins: /^(?:均|都)?(?:不高于|不超过|不大于|小于或等于)/, holds: (a, b) => !above(a.value, b.value) },
  { begins: /^(?:与.{0,20}(?:持平|相等))/, holds: (a, b) => same(a.value, b.value) },
];

/** Two numbers and which of them is said to be larger. */
export const comparison: Rule = {
  name: 'comparison',
  title: '高于、低于',
  understands:
    '“……为a元，高于……b元”（高于、超过、低于、不低于、不超过在后一分句开头，两数同类单位、相邻）：大小应如所述。',
  agrees: '教师月平均工资收入为13223元，高于当地公务员月平均工资收入13196元的水平。',
  contradicts: '教师月平均工资收入为13123元，高于当地公务员月平均工资收入13196元的水平。',
  find: ({ figures, clauses }) =>
    figures.flatMap((figure, index) => {
      // 超过要求的0项 counts those that do.
      const word = figure.name.endsWith('的') ? undefined : words.find(({ begins }) => begins.test(figure.name));
      const before = figures[index - 1];
      if (!word || before?.sentence !== figure.sentence || before.kind !== figure.kind || before.vague) return [];
      const adjoins = before.clause === figure.clause - 1 && clauses[before.clause]!.ends === ',';
      if (!adjoins || before.depth !== figure.depth || word.holds(before, figure)) return [];
      const said = word.begins.exec(figure.name)![0];
      return [
        {
          at: stretch(before),
          says: `${written(before.value, 6)} ${said} ${written(figure.value, 6)}`,
          shouldBe: `${written(before.value, 6)} ${above(before.value, figure.value) ? '>' : same(before.value, figure.value) ? '=' : '<'} ${written(figure.value, 6)}`,
          against: [stretch(figure)],
        },
      ];
    }),
};
