import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addresses, isTimed, namedId, timedId } from './named-id.js';

const ours = 'b6c9a0c4-3f2e-5d0b-9a53-6f1d6f0e2a11';

it.each([
  // From the Python documentation; the others from the package `uuid` 14.0.3, which made the ids of earlier logs.
  ['python.org', '6ba7b810-9dad-11d1-80b4-00c04fd430c8', '886313e1-3b8a-5372-9b90-0c9aee199e5d'],
  ['', ours, '8a720557-aedc-57bc-8ab0-a1acb579afe5'],
  ['0', ours, '3822dda2-1bbf-5702-a1d8-3b2879dade24'],
  ['["issue",1]', ours, '90c4bc5c-9c08-5d47-92b3-6c439a06a54d'],
  ['音乐专用教室', ours.toUpperCase(), 'af047590-bf45-5333-9e6b-13e98f53ab2f'],
  ['😀 衡鉴', ours, '855a9ffa-9d8b-5959-8375-b2a10a5e9e99'],
])('of %j is the one that the standard says', (name, namespace, id) => {
  expect(namedId(name, namespace)).toBe(id);
});

it('is a UUIDv5, the same for the same name and another for another', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'grapheme' }),
      fc.uuid({ version: [1, 2, 3, 4, 5, 6] }),
      (one, other, namespace) => {
        expect(namedId(one, namespace)).toMatch(
          /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
        );
        expect(namedId(one, namespace) === namedId(other, namespace)).toBe(one === other);
      },
    ),
  );
});

const timed = fc.uuid({ version: [7, 8] });

it('is a UUIDv8 of the same time within a timed namespace, another within another', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), timed, timed, (one, other, namespace, another) => {
      const id = namedId(one, namespace);
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(id.slice(0, 13)).toBe(namespace.slice(0, 13));
      expect(isTimed(id)).toBe(true);
      expect(id === namedId(other, namespace)).toBe(one === other);
      expect(id.slice(14) === namedId(one, another).slice(14)).toBe(namespace === another);
    }),
  );
});

it('begins with its milliseconds, and is another each time', () => {
  const at = Date.UTC(2025, 2, 3, 1);
  const ids = Array.from({ length: 100 }, () => timedId(at));
  expect(new Set(ids).size).toBe(100);
  for (const id of ids) {
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect([Number.parseInt(id.slice(0, 13).replace('-', ''), 16), isTimed(id)]).toEqual([at, true]);
  }
});

it.each(['', 'issue-1', `${addresses}0`, addresses.replaceAll('-', '')])('takes no namespace like %j', (namespace) => {
  expect(() => namedId('name', namespace)).toThrow(TypeError);
});
