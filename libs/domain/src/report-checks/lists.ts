import { adds } from './units.js';
import type { Figure, Reading } from './reading.js';

/** A total and what is listed behind 其中. */
export type PartList = Readonly<{
  total: Figure;
  /** Of the total's kind, in order. */
  parts: readonly Figure[];
  /** Parts of parts: in brackets, or behind a second 其中. */
  nested: readonly Figure[];
  /** The index behind the last figure of the list. */
  until: number;
}>;

/** A list of more parts is a table, and a paragraph of ten thousand numbers is none. */
export const longestList = 40;

/** The number that 其中 speaks of: the nearest before it that can be a total, in this sentence or, when it begins one, in the one before. */
const totalBefore = ({ figures, clauses }: Reading, first: number, clause: number): Figure | undefined => {
  const { sentence, paragraph, depth } = clauses[clause]!;
  // 其中 that stands alone begins its sentence as well.
  const opening = clauses[clause - 1]?.among && clauses[clause - 1]!.sentence === sentence ? clause - 1 : clause;
  const begins = clauses[opening - 1]?.sentence !== sentence;
  for (let index = first - 1; index >= Math.max(0, first - 6); index--) {
    const figure = figures[index]!;
    if (figure.paragraph !== paragraph || figure.sentence < sentence - (begins ? 1 : 0)) return undefined;
    if (adds(figure.kind) && figure.depth <= depth) return figure.vague ? undefined : figure;
  }
  return undefined;
};

const listAt = (reading: Reading, first: number, clause: number): PartList | undefined => {
  const { figures, clauses } = reading;
  const { sentence, depth } = clauses[clause]!;
  const total = totalBefore(reading, first, clause);
  if (!total) return undefined;
  const parts: Figure[] = [];
  const nested: Figure[] = [];
  let within: number | undefined;
  let index = first;
  for (; index < figures.length && index < first + longestList; index++) {
    const figure = figures[index]!;
    if (figure.sentence !== sentence || figure.depth < depth) break;
    const inner = clauses[figure.clause]!.among && figure.clause !== clause;
    if (inner && figures[index - 1]?.kind !== total.kind) break;
    if (inner) within = figure.section;
    if (figure.kind !== total.kind) continue;
    if (/(?:合计|共计|总计)[为是有达]?$/.test(figure.name)) break;
    if (figure.depth > depth || within === figure.section) nested.push(figure);
    else parts.push(figure);
  }
  return { total, parts, nested, until: index };
};

/** Every 其中 of the text with its total and parts. */
export const partLists = (reading: Reading): readonly PartList[] => {
  const lists: PartList[] = [];
  let last = -1;
  for (const figure of reading.figures) {
    const { clause } = figure;
    if (clause === last || !reading.clauses[clause]!.among) continue;
    last = clause;
    const list = listAt(reading, figure.index, clause);
    if (list && list.parts.length > 0) lists.push(list);
  }
  return lists;
};

const pairs = [
  ['小学', '初中'],
  ['公办', '民办'],
  ['男', '女'],
  ['城', '乡'],
  ['城', '农村'],
] as const;

/** Names that divide everything between them: such a list is complete even where its sum is far off. */
const divides = (parts: readonly Figure[]): boolean =>
  pairs.some((words) => words.every((word) => parts.some(({ name, after }) => (name + after).includes(word))));

/**
 * How far a sum may be from its total, in percent of it, for the list to be taken as complete (a list of examples stays far
 * below, and what follows a list by accident goes far above).
 */
export const complete = (parts: readonly Figure[]): readonly [low: bigint, high: bigint] =>
  divides(parts) ? [50n, 200n] : [80n, 125n];
