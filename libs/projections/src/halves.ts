import type { Projection } from './kernel/index.js';

/**
 * What a projection costs a rebuild beside the others, as measured on the log of the benchmark. Only a hint for an even
 * split: a wrong number costs time, nothing else.
 */
const costs: Readonly<Record<string, number>> = {
  'issue-ledger': 14,
  'inspection-page': 8,
  trail: 7,
  'issue-timeline': 5,
  'inspection-list': 3,
  'evidence-use': 3,
  organization: 2,
  'county-sequence': 2,
  submission: 2,
};

const costOf = ({ name }: Projection): number => costs[name.slice(0, name.indexOf('@'))] ?? 1;

/** Two lists of about the same cost, the dearest first. */
export const halves = (projections: readonly Projection[]): readonly [readonly Projection[], readonly Projection[]] => {
  const one: Projection[] = [];
  const other: Projection[] = [];
  const total = (list: readonly Projection[]): number => list.reduce((sum, projection) => sum + costOf(projection), 0);
  for (const projection of projections.toSorted((left, right) => costOf(right) - costOf(left))) {
    (total(one) <= total(other) ? one : other).push(projection);
  }
  return [one, other];
};
