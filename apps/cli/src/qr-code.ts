// ISO/IEC 18004 for what is printed here: bytes, correction level M, versions 1 to 20, one mask.

/** Correction bytes of a block, and how many blocks there are, by version (from 1), at level M. */
const correction = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26];
const blockCount = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16];

/** More text than a code of version 20 holds. */
export class TooLongForCode extends RangeError {}

/** Bits for data and correction: all modules but those of the patterns. */
const bitsIn = (version: number): number => {
  const align = version === 1 ? 0 : Math.floor(version / 7) + 2;
  const all = (16 * version + 128) * version + 64;
  const aligned = align === 0 ? 0 : (25 * align - 10) * align - 55;
  return all - aligned - (version >= 7 ? 36 : 0);
};
const bytesIn = (version: number): number => Math.floor(bitsIn(version) / 8);
const dataBytes = (version: number): number => bytesIn(version) - correction[version - 1]! * blockCount[version - 1]!;

/** Multiplication in GF(2⁸) modulo 0x11d. */
const times = (x: number, y: number): number => {
  let product = 0;
  for (let bit = 7; bit >= 0; bit--) product = (product << 1) ^ ((product >>> 7) * 0x11d) ^ (((y >>> bit) & 1) * x);
  return product;
};

/** Reed–Solomon: the remainder of the data by the generator of that degree. */
const remainderOf = (data: readonly number[], degree: number): number[] => {
  const divisor = Array.from<number>({ length: degree })
    .fill(0)
    .with(degree - 1, 1);
  for (let power = 0, root = 1; power < degree; power++, root = times(root, 2))
    for (let at = 0; at < degree; at++) divisor[at] = times(divisor[at]!, root) ^ (divisor[at + 1] ?? 0);
  const result = Array.from<number>({ length: degree }).fill(0);
  for (const byte of data) {
    const factor = byte ^ result.shift()!;
    result.push(0);
    for (let at = 0; at < degree; at++) result[at]! ^= times(divisor[at]!, factor);
  }
  return result;
};

/** The text with its length and padding, as bytes of data. */
const dataOf = (text: Buffer, version: number): number[] => {
  const lengthBits = version < 10 ? 8 : 16;
  let bits = '0100' + text.length.toString(2).padStart(lengthBits, '0');
  for (const byte of text) bits += byte.toString(2).padStart(8, '0');
  const room = dataBytes(version) * 8;
  bits += '0'.repeat(Math.min(4, room - bits.length));
  bits += '0'.repeat((8 - (bits.length % 8)) % 8);
  const data = bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2));
  for (let pad = 0xec; data.length < room / 8; pad ^= 0xec ^ 0x11) data.push(pad);
  return data;
};

/** Blocks of data and of their correction, byte by byte in turn. */
const interleaved = (data: readonly number[], version: number): number[] => {
  const [blocks, degree] = [blockCount[version - 1]!, correction[version - 1]!];
  const short = Math.floor(data.length / blocks);
  const isLong = (block: number): boolean => block >= blocks - (data.length % blocks);
  let from = 0;
  const parts = Array.from({ length: blocks }, (_, block) => {
    const part = data.slice(from, (from += short + (isLong(block) ? 1 : 0)));
    return { part, check: remainderOf(part, degree) };
  });
  const turn = (lists: readonly (readonly number[])[], longest: number): number[] =>
    Array.from({ length: longest }, (_, at) => lists.flatMap((list) => (at < list.length ? [list[at]!] : []))).flat();
  return [
    ...turn(
      parts.map(({ part }) => part),
      short + 1,
    ),
    ...turn(
      parts.map(({ check }) => check),
      degree,
    ),
  ];
};

type Grid = (boolean | null)[][];

const alignments = (version: number): number[] => {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2;
  const last = version * 4 + 10;
  return [6, ...Array.from({ length: count - 1 }, (_, at) => last - (count - 2 - at) * step)];
};

const square = (grid: Grid, x: number, y: number, reach: number, isDark: (ring: number) => boolean): void => {
  for (let dy = -reach; dy <= reach; dy++)
    for (let dx = -reach; dx <= reach; dx++)
      if (grid[y + dy]?.[x + dx] !== undefined) grid[y + dy]![x + dx] = isDark(Math.max(Math.abs(dx), Math.abs(dy)));
};

const remainder = (value: number, divisor: number, degree: number): number => {
  let rest = value;
  for (let at = 0; at < degree; at++) rest = (rest << 1) ^ ((rest >>> (degree - 1)) * divisor);
  return (value << degree) | rest;
};

/** Patterns that every code of a version has; level M and mask 0 are written into it. */
const patterns = (version: number): Grid => {
  const size = version * 4 + 17;
  const grid: Grid = Array.from({ length: size }, () => Array.from<boolean | null>({ length: size }).fill(null));
  for (let at = 0; at < size; at++) grid[6]![at] = grid[at]![6] = at % 2 === 0;
  for (const [x, y] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const)
    square(grid, x, y, 4, (ring) => ring !== 2 && ring !== 4);
  const centres = alignments(version);
  const last = size - 7;
  for (const y of centres)
    for (const x of centres)
      if (!((x === 6 && y === 6) || (x === 6 && y === last) || (x === last && y === 6)))
        square(grid, x, y, 2, (ring) => ring !== 1);
  const format = remainder(0, 0x537, 10) ^ 0x5412;
  const bit = (value: number, at: number): boolean => ((value >>> at) & 1) === 1;
  for (let at = 0; at < 15; at++) {
    const dark = bit(format, at);
    grid[at < 6 ? at : at < 8 ? at + 1 : size - 15 + at]![8] = dark;
    grid[8]![at < 8 ? size - 1 - at : at === 8 ? 7 : 14 - at] = dark;
  }
  grid[size - 8]![8] = true;
  if (version >= 7) {
    const number = remainder(version, 0x1f25, 12);
    for (let at = 0; at < 18; at++) {
      const [a, b] = [size - 11 + (at % 3), Math.floor(at / 3)];
      grid[b]![a] = grid[a]![b] = bit(number, at);
    }
  }
  return grid;
};

/** The modules of a text's code, row by row; true is dark. @throws TooLongForCode */
export const qrCode = (text: string): readonly (readonly boolean[])[] => {
  const bytes = Buffer.from(text);
  const version = correction.findIndex((_, at) => bytes.length + (at < 9 ? 2 : 3) <= dataBytes(at + 1)) + 1;
  if (version === 0) throw new TooLongForCode(`${bytes.length} bytes`);
  const grid = patterns(version);
  const size = grid.length;
  const stream = interleaved(dataOf(bytes, version), version);
  let next = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step++)
      for (const x of [right, right - 1]) {
        const y = ((right + 1) & 2) === 0 ? size - 1 - step : step;
        if (grid[y]![x] !== null) continue;
        const isSet = next < stream.length * 8 && ((stream[next >>> 3]! >>> (7 - (next & 7))) & 1) === 1;
        next += 1;
        grid[y]![x] = isSet !== ((x + y) % 2 === 0);
      }
  }
  return grid.map((row) => row.map((dark) => dark === true));
};
