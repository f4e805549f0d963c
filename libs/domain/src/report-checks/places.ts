/** Where something stands: lines and characters count from 1, as an editor shows them. */
export type Place = Readonly<{ line: number; column: number }>;

/** How many of these ascending numbers are below a bound. */
const below = (ascending: readonly number[], bound: number): number => {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! < bound) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Finds the place of an offset (UTF-16 units, as strings count) in a text: each is found without reading its line again. */
export const placesIn = (normalText: string): ((offset: number) => Place) => {
  const starts = [0];
  // The second halves of characters that take two units: a name with a rare one must not move what follows it.
  const halves: number[] = [];
  for (let at = 0; at < normalText.length; at++) {
    const code = normalText.charCodeAt(at);
    if (code === 0x0a) starts.push(at + 1);
    else if (code >= 0xdc00 && code <= 0xdfff && (normalText.codePointAt(at - 1) ?? 0) > 0xffff) halves.push(at);
  }
  return (offset) => {
    const line = below(starts, offset + 1);
    const start = starts[line - 1]!;
    return { line, column: offset - start - (below(halves, offset) - below(halves, start)) + 1 };
  };
};
