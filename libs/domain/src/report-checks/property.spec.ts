import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkText } from './index.js';
import { readText } from './reading.js';
import { rules } from './rules/index.js';

const many = { numRuns: 300 };
const count = (max: number) => fc.integer({ min: 20, max });
/** Rounded half-up in whole numbers: a double would round twice. */
const percent = (part: number, whole: number): string => {
  const hundredths = Math.floor((part * 20_000 + whole) / (2 * whole));
  return `${Math.floor(hundredths / 100)}.${`${hundredths % 100}`.padStart(2, '0')}`;
};

/** A paragraph of consistent numbers, with the places of those that the grammar recomputes. */
type Told = Readonly<{ text: string; numbers: readonly string[] }>;

const sums: fc.Arbitrary<Told> = fc
  .tuple(count(90_000), count(90_000), fc.constantFrom('人', '名'), fc.constantFrom(',', '，'))
  .map(([primary, junior, unit, comma]) => ({
    text: `全县义务教育学校在校生${primary + junior}${unit}${comma}其中初中生${junior}${unit}${comma}小学生${primary}${unit}。`,
    numbers: [`${primary + junior}`, `${junior}`, `${primary}`],
  }));
const shares: fc.Arbitrary<Told> = fc
  .tuple(count(9000), count(9000), count(9000))
  .map(([part, some, more]) => [part, part + some + more] as const)
  .map(([part, rest]) => ({
    text: `符合交流条件的教师${part + rest}名，参与交流轮岗教师${part}名，占比${percent(part, part + rest)}%。`,
    numbers: [`${part}`, percent(part, part + rest)],
  }));
const totals: fc.Arbitrary<Told> = fc.tuple(count(9000), count(9000)).map(([first, second]) => ({
  text: `在公办学校就读${first}人，在民办学校就读${second}人，合计${first + second}人。`,
  numbers: [`${first + second}`, `${first}`],
}));
const tables: fc.Arbitrary<Told> = fc.tuple(count(900), count(900), count(900)).map(([a, b, c]) => {
  const whole = Math.max(a, b, c);
  const row = [whole, a, b, c];
  return {
    text: [
      '达标学校总数（所）',
      ...row,
      '达标学校比例（%）',
      ...row.map((part) => (part === whole ? '100' : percent(part, whole))),
    ].join('\n'),
    numbers: [a, b, c].filter((part) => part !== whole).map((part) => percent(part, whole)),
  };
});
const told = fc.array(fc.oneof(sums, shares, totals, tables), { minLength: 1, maxLength: 8 });
const joined = (parts: readonly Told[]): string => parts.map(({ text }) => text).join('\n\n');

it('finds nothing in a text of consistent numbers', () => {
  fc.assert(
    fc.property(told, (parts) => {
      expect(checkText(joined(parts)).contradictions).toEqual([]);
    }),
    many,
  );
});

it('finds one contradiction where a number was changed, and names the changed number', () => {
  const changes = fc.tuple(told, fc.nat(), fc.nat(), fc.constantFrom(11, 13, -7));
  fc.assert(
    fc.property(changes, ([parts, which, one, by]) => {
      const index = which % parts.length;
      const { text, numbers } = parts[index]!;
      if (numbers.length === 0) return;
      const number = numbers[one % numbers.length]!;
      // Near enough to be taken for the same list, and too far to be rounding.
      const off = Math.sign(by) * Math.max(Math.abs(by), Math.floor(Number(number) / 20));
      const other = number.includes('.') ? (Number(number) + Math.abs(by) / 10).toFixed(2) : `${Number(number) + off}`;
      const at = text.search(new RegExp(`(?<![\\d.])${number.replace('.', '\\.')}(?![\\d.])`));
      const before = joined(parts.slice(0, index)).length + (index > 0 ? 2 : 0) + at;
      const changed = { text: text.slice(0, at) + other + text.slice(at + number.length), numbers: [] };
      const found = checkText(joined([...parts.slice(0, index), changed, ...parts.slice(index + 1)])).contradictions;
      expect(found.length).toBeGreaterThan(0);
      for (const { at: own, against } of found)
        expect([own, ...against].some(({ start, end }) => start <= before && end >= before + other.length)).toBe(true);
    }),
    many,
  );
});

const pieces =
  `其中 分别 占比 占总数的 合计 其余 小学 初中 增长到 年平均增长率 第 百分之 万 元/生/年 ， 、 。 ； ： ( ） “ 》 1 23 100% 1:8.5 3所 二十所
2024年 𠮷 特殊教育学校公用经费 学生 三年前在校 毕业 巩固率 1. 该项指标不符合 有2项不达标 除第9条外均达到`.split(/\s/);
const words = fc.constantFrom(...pieces, '\n', '\t', '|', '\r\n', '2023年\n2024年\n1\n');
const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(words, { maxLength: 80 }).map((parts) => parts.join('')),
);

it('reads any text, and says of every place what stands there', () => {
  fc.assert(
    fc.property(anything, (text) => {
      const { contradictions, remarks } = checkText(text);
      const lines = text.split(/\r\n|\r|\n|\u2028|\u2029/);
      for (const { at, against } of [...contradictions, ...remarks])
        for (const { quoted, start, end, line, column } of [at, ...against]) {
          expect(quoted).toBe(text.slice(start, end));
          const first = quoted.split(/\r\n|\r|\n/)[0]!;
          expect(
            Array.from(lines[line - 1]!)
              .slice(column - 1)
              .join('')
              .startsWith(first),
          ).toBe(true);
        }
    }),
    { numRuns: 1500 },
  );
});

/** How often rules look at a figure or a clause of the text, counted from outside. */
const looksAt = (text: string): number => {
  let looks = 0;
  const watched = <Entry extends object>(entries: readonly Entry[]): readonly Entry[] =>
    new Proxy(entries as Entry[], {
      get: (target, key, receiver) => {
        if (typeof key === 'string' && /^\d+$/.test(key)) looks += 1;
        return Reflect.get(target, key, receiver) as unknown;
      },
    });
  // What a figure is worth is compared with others: each look counts too.
  const weighed = <Entry extends object>(entry: Entry): Entry =>
    new Proxy(entry, {
      get: (target, key, receiver) => {
        if (key === 'value') looks += 1;
        return Reflect.get(target, key, receiver) as unknown;
      },
    });
  const reading = readText(text);
  const figures = watched(reading.figures.map(weighed));
  const seen = { ...reading, figures, clauses: watched(reading.clauses) };
  for (const rule of rules) rule.find(seen);
  return looks;
};

it.each([
  ['one sentence of parts', '学校32所，其中小学3所，', '初中1所，'],
  ['其中 again and again', '', '其中小学3所，'],
  ['shares', '教师610名，', '占比44.75%，教师3名，'],
  ['rests', '26所初中，', '其余2所占总数的3%。'],
  ['growth', '', '从2016年的3亿元增长到2021年5亿元，年平均增长率8%，'],
  ['totals', '', '3人，合计9人，'],
  ['names', '学校3所：', '第一小学、'],
  ['funds', '', '特殊教育学校公用经费为87万元，标准为6000元/生。'],
  ['a plan', '2023年\n2024年\n', '1\n美育\n学校2所\n3所\n4所\n'],
  ['rows', '', '在校学生数\n1\n2\n其中：小学\n1\n2\n'],
])('looks twice as often at twice as many of: %s', (_, head, again) => {
  const [once, twice] = [200, 400].map((times) => looksAt(head + again.repeat(times))) as [number, number];
  expect(twice).toBeLessThan(2.3 * once + 500);
});

it('looks twice as often at twice as many shares, each of another whole of its stage', () => {
  const text = (times: number) =>
    Array.from(
      { length: times },
      (_, at) => `小学${1000 + at}所学校达标，占比100%。小学${at + 2}所学校达标，占比3.1%。`,
    );
  const [once, twice] = [200, 400].map((times) => looksAt(text(times).join(''))) as [number, number];
  expect(twice).toBeLessThan(2.3 * once + 500);
});
