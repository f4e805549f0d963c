import { readdirSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { categories } from './categories';

it('names every kind of event that the log may hold', () => {
  const held = [...new Set(readdirSync('test/fixtures/events').map((file) => file.replace(/@.*$/, '')))].sort();
  const named = Object.entries(categories).flatMap(([category, types]) => types.map((type) => `${category}.${type}`));
  expect(named.sort()).toEqual(held);
});
