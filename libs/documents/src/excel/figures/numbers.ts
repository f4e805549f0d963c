import { figureForms, type FigureName } from '@app/domain/submissions';

/** A number as it stands in a table, in the figure's own unit; null is 未填; or why it is none. */
export type ReadNumber = Readonly<{ value: string | null } | { fault: string }>;

/** Units as people write them, for those of the figures. */
const spellings: Readonly<Record<string, readonly string[]>> = {
  人: ['人', '名', '个', '位'],
  平方米: ['平方米', '㎡', 'm2', 'm²', '平米'],
  元: ['元', '人民币元'],
  间: ['间', '个', '套'],
  台: ['台', '套'],
  册: ['册', '本'],
};

/** What another unit is worth cannot be told, or is not what is asked for. */
const otherUnits = /^(亩|公顷|千元|百元|百万元|亿元|百分比|%|平方分米|平方公里|生均|人均|种)/;

/**
 * By how many places a unit moves the point of a figure: 0 for its own unit, 4 for ten thousand of them (万元).
 * Undefined: brackets that are no unit, `（含体育馆）`.
 */
export const placesOf = (figure: FigureName, unit: string): number | 'other' | undefined => {
  const text = unit
    .normalize('NFKC')
    .replace(/^单位[::]?/, '')
    .toLowerCase();
  const own = (spellings[figureForms[figure].unit] ?? []).map((spelling) => spelling.normalize('NFKC').toLowerCase());
  if (own.includes(text)) return 0;
  if (text.startsWith('万') && (own.includes(text.slice(1)) || text === '万')) return 4;
  return otherUnits.test(text) ? 'other' : undefined;
};

/** Moves the point of a plain decimal to the right: exact, since nothing is computed. */
export const shifted = (text: string, places: number): string => {
  const [whole = '', decimals = ''] = text.split('.');
  const digits = decimals.padEnd(places, '0');
  const moved = `${whole}${digits.slice(0, places)}`.replace(/^0+(?=\d)/, '');
  const rest = digits.slice(places).replace(/0+$/, '');
  return rest === '' ? moved : `${moved}.${rest}`;
};

const nothing = /^(未填|未填报|空|[-—–/]+)?$/;
const notApplicable = /^(不适用|n\/a|na)$/i;

/**
 * Reads a number as people type it: full-width digits, thousands separators, its unit behind it. `places`: by how many
 * the heading's unit moves the point; a unit in the cell goes before it. Null: neither the heading nor the cell says.
 */
export const numberIn = (figure: FigureName, stood: string, places: number | null): ReadNumber => {
  const text = stood.normalize('NFKC').replace(/\s/g, '');
  if (nothing.test(text)) return { value: null };
  if (notApplicable.test(text)) return { value: 'n/a' };
  const [, number = '', unit = ''] = /^(-?[\d,.]+)(\D*)$/.exec(text) ?? [];
  if (!/^-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/.test(number)) return { fault: `“${stood.slice(0, 20)}”不是数字` };
  if (number.startsWith('-')) return { fault: '不能为负数' };
  const said = unit === '' ? places : placesOf(figure, unit);
  if (said === undefined || said === 'other')
    return { fault: `“${unit.slice(0, 10)}”不能换算成${figureForms[figure].unit}` };
  return said === null
    ? { fault: '没有写明单位，请在表头写“（元）”或“（万元）”' }
    : { value: shifted(number.replaceAll(',', ''), said) };
};
