import { expect, it } from '@jest/globals';
import { countsOf, shownOf, type Exemption, type ExemptionState } from './states';

const one = (exemptionId: string, state: ExemptionState, expires: string): Exemption =>
  ({ exemptionId, state, expires }) as Exemption;
const rows = [
  one('a', 'inForce', '2027-12-31'),
  one('b', 'revoked', '2026-12-31'),
  one('c', 'ending', '2025-04-30'),
  one('d', 'ending', '2025-04-01'),
  one('e', 'expired', '2024-12-31'),
];

it('shows what wants attention first, and of these what ends first', () => {
  expect(shownOf(rows, 'all').map(({ exemptionId }) => exemptionId)).toEqual(['d', 'c', 'e', 'a', 'b']);
  expect(shownOf(rows, 'revoked').map(({ exemptionId }) => exemptionId)).toEqual(['b']);
  expect(shownOf([], 'all')).toEqual([]);
});

it('counts each state once', () => {
  expect(countsOf(rows)).toEqual({ all: 5, ending: 2, expired: 1, inForce: 1, coming: 0, revoked: 1 });
});
