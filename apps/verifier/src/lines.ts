import { createReadStream } from 'node:fs';

/** Longer lines are no event: what is written is under a megabyte. */
const longest = 64 * 1024 * 1024;
const newline = 0x0a;

/** A line without end. */
export class LineTooLong extends Error {
  constructor(readonly line: number) {
    super(`line ${line} is too long`);
    this.name = 'LineTooLong';
  }
}

/**
 * The lines of a file, without their newlines; memory stays flat. Not `readline`: it also ends a line at U+2028, which
 * may stand in a text. @throws LineTooLong, and what the file system says
 */
export async function* linesOf(file: string): AsyncGenerator<string> {
  let rest: Buffer[] = [];
  let waiting = 0;
  let count = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Buffer>) {
    let start = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
      const line =
        rest.length === 0 ? chunk.subarray(start, end) : Buffer.concat([...rest, chunk.subarray(start, end)]);
      count += 1;
      yield line.toString('utf8');
      rest = [];
      waiting = 0;
      start = end + 1;
    }
    if (start === chunk.length) continue;
    rest.push(chunk.subarray(start));
    waiting += chunk.length - start;
    if (waiting > longest) throw new LineTooLong(count + 1);
  }
  // A last line without its newline was cut in the middle: it is shown as it is, and found so.
  if (rest.length > 0) yield Buffer.concat(rest).toString('utf8');
}
