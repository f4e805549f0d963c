import type { PaperNames } from '../papers/paper.js';
import { obligatoryNames, stampNames } from '../papers/stamp.js';

/** A placeholder as a template has it: `{县名}`, `{#学校}`, `{/学校}` (or `{/}`, which has no name). */
export type Placeholder = Readonly<{ name: string; place: 'value' | 'open' | 'close' }>;

/** What a template's placeholders come to. Sentences say what to do; a template with one is not taken. */
export type PlaceholderCheck = Readonly<{
  faults: readonly string[];
  /** Values and tables of the form that the template does not print: allowed, and told. */
  unused: readonly string[];
}>;

const has = (names: object, name: string): boolean => Object.hasOwn(names, name);

/** Every table, with where its rows may be printed, and every table that has a value of that name. */
const tablesWith = ({ tables }: PaperNames, field: string): readonly string[] =>
  Object.keys(tables).filter((table) => has(tables[table]!.fields, field));

const ofValue = (name: string, names: PaperNames, open: readonly string[]): string | null => {
  if (has(names.fields, name) || has(stampNames, name)) return null;
  if (has(names.tables, name)) return `“{${name}}”是一张表，请写作{#${name}}…{/${name}}。`;
  const within = tablesWith(names, name);
  if (within.length === 0) return `没有“{${name}}”这个名称，请对照名称表改正。`;
  if (within.some((table) => open.includes(table))) return null;
  return `“{${name}}”是表里每一行的值，请写在{#${within[0]}}和{/${within[0]}}之间。`;
};

/** `{#名}` opens a table, or a passage that is printed only where the value is not empty. */
const ofOpening = (name: string, names: PaperNames, open: readonly string[]): string | null =>
  has(names.tables, name) ? null : ofValue(name, names, open);

/**
 * Holds a template's placeholders, in their order, against the names of its kind: unknown names, values outside of their
 * table, openings without an end, and obligatory names that are missing.
 */
export const checkPlaceholders = (found: readonly Placeholder[], names: PaperNames): PlaceholderCheck => {
  const faults = new Set<string>();
  const open: string[] = [];
  const add = (fault: string | null): void => void (fault === null || faults.add(fault));
  for (const { name, place } of found) {
    if (place === 'value') add(ofValue(name, names, open));
    else if (place === 'open') {
      add(ofOpening(name, names, open));
      open.push(name);
    } else {
      const last = open.pop();
      if (last === undefined) add(`“{/${name}}”前面没有对应的“{#${name}}”。`);
      else if (name !== '' && name !== last) add(`“{#${last}}”应以“{/${last}}”结束，这里写的是“{/${name}}”。`);
    }
  }
  for (const name of open) add(`“{#${name}}”没有以“{/${name}}”结束。`);
  const used = new Set(found.map(({ name }) => name));
  for (const name of obligatoryNames)
    if (!found.some((one) => one.name === name && one.place === 'value')) add(`缺少“{${name}}”，文书必须印有它。`);
  const unused = [...Object.keys(names.fields), ...Object.keys(names.tables)].filter((name) => !used.has(name));
  return { faults: [...faults], unused };
};
