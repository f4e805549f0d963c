/** A stretch of a text, in UTF-16 units, as strings count. */
export type Stretch = Readonly<{ start: number; end: number }>;

/** A piece of the text: the first of the marked stretches that it lies in, by their order, and whether it is compared with. */
export type Piece = Readonly<{ text: string; mark: number | null; beside: boolean }>;

/** The text in pieces, cut where something marked begins or ends. */
export const piecesOf = (text: string, marked: readonly Stretch[], beside: readonly Stretch[]): readonly Piece[] => {
  const cuts = new Set([0, text.length]);
  for (const { start, end } of [...marked, ...beside]) cuts.add(start).add(end);
  const places = [...cuts].filter((at) => at >= 0 && at <= text.length).toSorted((a, b) => a - b);
  const marks = marked.map((one, index) => ({ ...one, index })).toSorted((a, b) => a.start - b.start);
  let next = 0;
  let open: typeof marks = [];
  return places.slice(0, -1).map((start, index) => {
    const end = places[index + 1]!;
    while (next < marks.length && marks[next]!.start <= start) open.push(marks[next++]!);
    open = open.filter((one) => one.end > start);
    const mark = open.length === 0 ? null : Math.min(...open.map((one) => one.index));
    return { text: text.slice(start, end), mark, beside: beside.some((one) => one.start <= start && one.end >= end) };
  });
};
