/** Numbers that look random and are the same for the same seed (mulberry32). */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** A whole number of 32 bits. */
  bits(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }

  /** 0 up to (without) 1. */
  part(): number {
    return this.bits() / 2 ** 32;
  }

  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.part() * (high - low + 1));
  }

  /** True that often (0–1). */
  chance(often: number): boolean {
    return this.part() < often;
  }

  /** One of a list that is not empty. */
  one<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.part() * items.length)]!;
  }

  /** That many different ones, in the list's order; all of a shorter list. */
  some<Item>(items: readonly Item[], count: number): readonly Item[] {
    const start = this.whole(0, items.length - 1);
    return Array.from({ length: Math.min(count, items.length) }, (_, index) => items[(start + index) % items.length]!);
  }

  /** An id in a UUID's spelling (version 4). */
  uuid(): string {
    const hex = this.hex(4);
    const variant = '89ab'[this.bits() & 3]!;
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  }

  /** A digest's spelling: that many words of eight hex digits. */
  hex(words = 8): string {
    let text = '';
    for (let word = 0; word < words; word += 1) text += this.bits().toString(16).padStart(8, '0');
    return text;
  }
}
