import { open, type FileHandle } from 'node:fs/promises';

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

/** What is left of a block, and behind it the next bytes of a file; no longer than what was left at its end. */
const readBehind = async (file: FileHandle, rest: Buffer): Promise<Buffer<ArrayBuffer>> => {
  const block = Buffer.allocUnsafeSlow(rest.length + atOnce);
  rest.copy(block);
  const { bytesRead } = await file.read(block, rest.length, atOnce);
  return block.subarray(0, rest.length + bytesRead);
};

/**
 * A file in blocks of whole lines, about a megabyte each, in memory that nothing else is in, so that it can be given
 * away; one is read ahead. Only the last block may end without a newline: then its last line was cut in the middle, is
 * shown as it is, and found so. @throws LineTooLong, and what the file system says
 */
export async function* blocksOf(name: string): AsyncGenerator<Buffer<ArrayBuffer>> {
  const file = await open(name);
  try {
    let rest = Buffer.alloc(0);
    let reading = readBehind(file, rest);
    for (;;) {
      const block = await reading;
      const isLast = block.length === rest.length;
      const end = isLast ? block.length : block.lastIndexOf(newline) + 1;
      rest = Buffer.from(block.subarray(end));
      if (rest.length > longest) throw new LineTooLong();
      if (!isLast) reading = readBehind(file, rest);
      // Whoever takes no more blocks must not be told of one that could not be read.
      reading.catch(() => undefined);
      if (end > 0) yield block.subarray(0, end);
      if (isLast) return;
    }
  } finally {
    await file.close();
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
