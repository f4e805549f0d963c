import { open } from 'node:fs/promises';

/** Longer lines are no event: what is written is under a megabyte. */
const longest = 64 * 1024 * 1024;
const atOnce = 1024 * 1024;
const newline = 0x0a;

/** A line without end. */
export class LineTooLong extends Error {
  constructor() {
    super('a line is too long');
    this.name = 'LineTooLong';
  }
}

/**
 * A file in blocks of whole lines, about a megabyte each, in memory that nothing else is in, so that it can be given
 * away. Only the last block may end without a newline: then its last line was cut in the middle, is shown as it is, and
 * found so. @throws LineTooLong, and what the file system says
 */
export async function* blocksOf(file: string): AsyncGenerator<Buffer<ArrayBuffer>> {
  const handle = await open(file);
  try {
    let rest = Buffer.alloc(0);
    for (;;) {
      const block = Buffer.allocUnsafeSlow(rest.length + atOnce);
      rest.copy(block);
      const { bytesRead } = await handle.read(block, rest.length, atOnce);
      const read = block.subarray(0, rest.length + bytesRead);
      if (bytesRead === 0) {
        if (read.length > 0) yield read;
        return;
      }
      const end = read.lastIndexOf(newline) + 1;
      rest = Buffer.from(read.subarray(end));
      if (rest.length > longest) throw new LineTooLong();
      if (end > 0) yield read.subarray(0, end);
    }
  } finally {
    await handle.close();
  }
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
