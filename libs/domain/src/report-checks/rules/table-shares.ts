import { fixed, tenTo } from '../../indicators/exact.js';
import { cellsOf, rowsOf, type CellNumber, type Row } from '../cells.js';
import { stretch, type Clash, type Rule } from '../clash.js';
import type { Figure } from '../reading.js';
import { hundred, percentOf, printedAs, same, written } from '../rounding.js';

const isShares = ({ label, unit }: Row): boolean => unit === '%' && /比例|占比|率/.test(label.text);

/** A cell as a printed percentage. */
const printed = ({ value, places }: CellNumber): Pick<Figure, 'value' | 'places' | 'step' | 'kind'> => ({
  value,
  places,
  step: { n: 1n, d: tenTo(places) },
  kind: 'percent',
});

const clashesOf = (counts: Row, shares: Row): readonly Clash[] => {
  const all = counts.numbers.filter((_, column) => same(shares.numbers[column]!.value, hundred));
  const [whole] = all;
  if (!whole || whole.value.n === 0n || all.some(({ value }) => !same(value, whole.value))) return [];
  return counts.numbers.flatMap((count, column) => {
    const share = shares.numbers[column]!;
    const value = percentOf(count.value, whole.value);
    if (share.vague || printedAs(printed(share) as Figure, value) === 'rounded') return [];
    return [
      {
        at: stretch(share),
        says: `${fixed(share.value, share.places)}%`,
        shouldBe: `${written(count.value)} ÷ ${written(whole.value)} = ${fixed(value, Math.max(share.places, 2))}%`,
        against: [stretch(count), stretch(whole)],
      },
    ];
  });
};

/** A row of counts above a row of percentages. */
export const tableShares: Rule = {
  name: 'table-shares',
  title: '表中的达标数与比例',
  understands:
    '表中一行数（“达标学校总数（所）”）下面紧接一行同样多格的比例（“达标学校比例（%）”）：比例为100的那一列的数是总数，其余各列的数÷总数应与比例相符。',
  agrees: '达标学校总数（所）\n55\n52\n54\n达标学校比例（%）\n100\n94.55\n98.18',
  contradicts: '达标学校总数（所）\n55\n52\n54\n达标学校比例（%）\n100\n94.55\n96.18',
  find: ({ text }) => {
    const rows = rowsOf(cellsOf(text));
    return rows.flatMap((row, index) => {
      const next = rows[index + 1];
      return next && isShares(next) && row.unit !== '%' && next.numbers.length === row.numbers.length
        ? clashesOf(row, next)
        : [];
    });
  },
};
