import { Refusal } from '@app/domain/kernel';
import type { CountyItem } from './standard.js';

/** A plain decimal that is not negative, without exponent, of a size that a county can have. */
const decimal = /^(0|[1-9]\d{0,14})(\.\d{1,6})?$/;

const named = new WeakMap<CountyItem, readonly string[]>();

/** The names of the figures that an item's conditions read; found once, since a county's schools are each counted by them. */
export const figuresOf = (item: CountyItem): readonly string[] => {
  let names = named.get(item);
  if (!names) named.set(item, (names = figuresIn(item)));
  return names;
};

const figuresIn = (item: CountyItem): readonly string[] => [
  ...new Set(
    item.conditions.flatMap(({ sum, over, atLeastFigure }) =>
      [...sum, ...(over ?? []), ...(atLeastFigure === undefined ? [] : [atLeastFigure])].map((name) =>
        name.replace(/^-/, ''),
      ),
    ),
  ),
];

/** Figures that may be 不适用: those of which only the extreme one counts. */
export const passable = (item: CountyItem): ReadonlySet<string> =>
  new Set(item.conditions.flatMap(({ extreme, sum }) => (extreme ? sum : [])));

/** @throws Refusal standards.unknown-figure, standards.figure-malformed */
export const checkFigures = (item: CountyItem, figures: Readonly<Record<string, string>>): void => {
  const known = figuresOf(item);
  const mayPass = passable(item);
  for (const [figure, value] of Object.entries(figures)) {
    if (!known.includes(figure)) {
      const names = known.join('、') || '无';
      throw new Refusal('standards.unknown-figure', { item: item.id, figure, known: names }, 'invalid');
    }
    if (value === 'n/a' && mayPass.has(figure)) continue;
    // A body is only known to hold an object: a bare number must not slip into the log.
    if (typeof value !== 'string' || !decimal.test(value))
      throw new Refusal('standards.figure-malformed', { figure, value }, 'invalid');
  }
};

/** @throws Refusal standards.percent-malformed */
export const checkPercent = (value: string): void => {
  if (!decimal.test(value) || Number(value) > 100)
    throw new Refusal('standards.percent-malformed', { value }, 'invalid');
};

/** A school year names two years that follow each other: `2024-2025`. @throws Refusal standards.data-year */
export const checkDataYear = (dataYear: string): void => {
  const [from, to] = dataYear.split('-').map(Number);
  if (!/^\d{4}-\d{4}$/.test(dataYear) || to !== (from ?? 0) + 1)
    throw new Refusal('standards.data-year', { dataYear }, 'invalid');
};
