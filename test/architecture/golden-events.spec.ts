import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { catalogues } from '@app/domain/catalogue';
import { wireType } from '@app/domain/kernel';
import { EventTypes } from '@app/event-store';
import { canonical } from '@app/ledger';

/** One example of every shape ever stored, exactly as it is stored. They are never edited. */
const folder = new URL('../fixtures/events/', import.meta.url);
const shapes = catalogues.flatMap(({ category, versions }) =>
  Object.entries(versions).flatMap(([type, current]) =>
    Array.from({ length: current }, (_, index) => ({
      type,
      current,
      wire: wireType(category, type),
      version: index + 1,
    })),
  ),
);
const types = new EventTypes(catalogues);

const golden = (wire: string, version: number): unknown => {
  const file: unknown = JSON.parse(readFileSync(new URL(`${wire}@${version}.json`, folder), 'utf8'));
  expect(Object.keys(file as object)).toEqual(['data']);
  return (file as { data: unknown }).data;
};

/** The form of a value: keys all the way down, and the kinds of the leaves; null stands for a kind not told. */
const form = (value: unknown): unknown => {
  if (value === null) return null;
  if (Array.isArray(value)) return value.length === 0 ? [] : [form(value[0])];
  if (typeof value !== 'object') return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, form(child)]));
};

/** Whether two forms could be of one shape. */
const agree = (one: unknown, other: unknown): boolean => {
  if (one === null || other === null) return true;
  if (Array.isArray(one) || Array.isArray(other))
    return Array.isArray(one) && Array.isArray(other) && (!one.length || !other.length || agree(one[0], other[0]));
  if (typeof one !== 'object' || typeof other !== 'object') return one === other;
  const keys = Object.keys(one).sort();
  // A table by code may be empty, as a list may.
  if (keys.length === 0 || Object.keys(other).length === 0) return true;
  return (
    keys.join() === Object.keys(other).sort().join() &&
    keys.every((key) => agree((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]))
  );
};

it.each(shapes)(
  '$wire version $version has its example, which becomes today’s shape',
  ({ type, current, wire, version }) => {
    const data = golden(wire, version);
    const today = types.fromWire(wire, version, data);
    expect(today.type).toBe(type);
    expect(() => canonical(data)).not.toThrow();
    expect(agree(form(today.data), form(golden(wire, current)))).toBe(true);
  },
);

it('there are no other examples than of shapes in the catalogue', () => {
  const known = new Set(shapes.map(({ wire, version }) => `${wire}@${version}.json`));
  expect(readdirSync(folder).filter((file) => !known.has(file))).toEqual([]);
});
