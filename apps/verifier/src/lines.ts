import { createReadStream } from 'node:fs';

/** Longer lines are no event: what is written is under a megabyte. */
const longest = 64 * 1024 * 1024;
const newline = 0x0a;

/** A line without end. */
export class LineTooLong extends Error {
  constructor() {
    super('a line is too long');
    this.name = 'LineTooLong';
  }
}

/** Together, in memory that nothing else is in: it can be given away. */
const own = (parts: readonly Buffer[]): Buffer<ArrayBuffer> => {
  const bytes = Buffer.allocUnsafeSlow(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) at += part.copy(bytes, at);
  return bytes;
};

/**
 * A file in blocks of whole lines, about a megabyte each; memory stays flat. Only the last block may end without a
 * newline: then its last line was cut in the middle, is shown as it is, and found so.
 * @throws LineTooLong, and what the file system says
 */
export async function* blocksOf(file: string): AsyncGenerator<Buffer<ArrayBuffer>> {
  let rest: Buffer[] = [];
  let waiting = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Buffer>) {
    const end = chunk.lastIndexOf(newline) + 1;
    if (end > 0) {
      yield own([...rest, chunk.subarray(0, end)]);
      [rest, waiting] = [[], 0];
    }
    if (end === chunk.length) continue;
    rest.push(chunk.subarray(end));
    waiting += chunk.length - end;
    if (waiting > longest) throw new LineTooLong();
  }
  if (rest.length > 0) yield own(rest);
}

/**
 * The lines of a block, without their newlines. Not `readline`: it also ends a line at U+2028, which may stand in a
 * text.
 */
export function* linesIn(block: Buffer): Generator<Buffer> {
  for (let start = 0; start < block.length;) {
    const found = block.indexOf(newline, start);
    const end = found < 0 ? block.length : found;
    yield block.subarray(start, end);
    start = end + 1;
  }
}
