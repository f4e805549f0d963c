import { expect, it } from '@jest/globals';
import { unitName } from './unit-name';

it.each([
  ['小学部', '四堡子九年制学校', 'section', '四堡子九年制学校 · 小学部'],
  ['四堡子九年制学校小学部', '四堡子九年制学校', 'section', '四堡子九年制学校小学部'],
  ['彰武县', '阜新市', 'county', '彰武县'],
])('%s of %s', (unit, parent, form, name) => {
  expect(unitName({ unit, parent, form })).toBe(name);
});
