import { crc32, createInflateRaw } from 'node:zlib';
import { Refusal } from '@app/domain/kernel';
import type { Part } from './directory.js';

/** Bytes that are looked at at a time. */
const portion = 256 * 1024;

const damaged = (part: string) => new Refusal('workbook.damaged', { why: part }, 'invalid');

async function* inflated(packed: Buffer, { name, unpacked }: Part): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw({ chunkSize: portion });
  inflate.end(packed);
  let bytes = 0;
  try {
    for await (const chunk of inflate as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      // The directory's sizes were checked; a part that holds more than it says was made to deceive.
      if (bytes > unpacked) throw new Refusal('workbook.bomb', { part: name }, 'invalid');
      yield chunk;
    }
  } catch (error) {
    throw error instanceof Refusal ? error : damaged(name);
  } finally {
    inflate.destroy();
  }
}

/** What is stored as it is comes in portions too, like what is unpacked. */
function* stored(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += portion) yield bytes.subarray(at, at + portion);
}

/**
 * A part's text, as it is unpacked: never whole in memory.
 * @throws Refusal workbook.damaged, workbook.bomb, while it is read
 */
export async function* textOf(file: Buffer, part: Part): AsyncGenerator<string> {
  const packed = file.subarray(part.data, part.data + part.packed);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let [crc, bytes] = [0, 0];
  for await (const chunk of part.method === 0 ? stored(packed) : inflated(packed, part)) {
    crc = crc32(chunk, crc);
    bytes += chunk.length;
    yield decode(decoder, part, chunk);
  }
  if (crc !== part.crc || bytes !== part.unpacked) throw damaged(part.name);
  yield decode(decoder, part);
}

/** Spreadsheets are written in UTF-8; UTF-16 is allowed by the book and written by nobody. */
const decode = (decoder: InstanceType<typeof TextDecoder>, { name }: Part, chunk?: Buffer): string => {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch {
    throw damaged(name);
  }
};
