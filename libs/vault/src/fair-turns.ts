/**
 * Things in line, reordered so that each party has a turn before anybody has another: the first of every party, then the
 * second of every party. Within a party, and among those of one turn, the order that they stood in is kept.
 */
export const inTurns = <Item>(line: readonly Item[], partyOf: (item: Item) => string): readonly Item[] => {
  const had = new Map<string, number>();
  return line
    .map((item) => {
      const party = partyOf(item);
      const turn = had.get(party) ?? 0;
      had.set(party, turn + 1);
      return { item, turn };
    })
    .toSorted((one, other) => one.turn - other.turn)
    .map(({ item }) => item);
};
