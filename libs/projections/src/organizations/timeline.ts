import { forever } from '../kernel/index.js';

/** How a unit stands on a day. */
export type UnitStatus = 'open' | 'merged' | 'split' | 'closed';

/** One dated change; null is "as before". */
export type Change = Readonly<{
  from: string;
  sequence: number;
  name: string | null;
  parentId: string | null;
  status: UnitStatus | null;
}>;

/** How a unit was called, where it stood and whether it stood, from a day up to (without) another. */
export type Segment = Readonly<{
  name: string;
  parentId: string | null;
  status: UnitStatus;
  effFrom: string;
  effTo: string;
}>;

const alike = (one: Segment, other: Segment): boolean =>
  one.name === other.name && one.parentId === other.parentId && one.status === other.status;

/**
 * A unit's days in order, from its changes in any order: the later date wins from its day on, and of two changes on
 * one date the one recorded later. The first change must name the unit.
 */
export const segmentsOf = (changes: readonly Change[]): readonly Segment[] => {
  const ordered = [...changes].sort((a, b) => (a.from === b.from ? a.sequence - b.sequence : a.from < b.from ? -1 : 1));
  const segments: Segment[] = [];
  for (const { from, name, parentId, status } of ordered) {
    const before = segments.at(-1);
    const segment: Segment = {
      name: name ?? before?.name ?? '',
      parentId: parentId ?? before?.parentId ?? null,
      status: status ?? before?.status ?? 'open',
      effFrom: from,
      effTo: forever,
    };
    if (before?.effFrom === from) segments.pop();
    else if (before) segments[segments.length - 1] = { ...before, effTo: from };
    const previous = segments.at(-1);
    if (previous && alike(previous, segment)) segments[segments.length - 1] = { ...previous, effTo: forever };
    else segments.push(segment);
  }
  return segments;
};
