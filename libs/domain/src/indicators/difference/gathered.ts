/**
 * Gathers places of a list, in any order and as often as anybody names them; gives each once, in the list's order. One is
 * used again and again: a county's difference asks for thousands of short lists of a list of thousands.
 */
export class Gathered {
  private readonly marks: Uint8Array;
  /** To put a list together in: what is cut off from it is of its own length. */
  private readonly list: number[] = [];
  private count = 0;
  private lowest: number;
  private highest = -1;

  /** @param size how long the list is */
  constructor(private readonly size: number) {
    this.marks = new Uint8Array(size);
    this.lowest = size;
  }

  add(place: number): void {
    if (this.marks[place] !== 0) return;
    this.marks[place] = 1;
    this.count += 1;
    if (place < this.lowest) this.lowest = place;
    if (place > this.highest) this.highest = place;
  }

  addAll(places: readonly number[]): void {
    for (const place of places) this.add(place);
  }

  /** What was gathered since the last time. */
  taken(): readonly number[] {
    const { marks, list, count, lowest, highest } = this;
    if (count === 0) return [];
    for (let place = lowest, at = 0; place <= highest; place += 1)
      if (marks[place] === 1) {
        list[at] = place;
        at += 1;
      }
    marks.fill(0, lowest, highest + 1);
    this.count = 0;
    this.lowest = this.size;
    this.highest = -1;
    return list.slice(0, count);
  }
}
