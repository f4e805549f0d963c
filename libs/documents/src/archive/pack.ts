import { crc32, createDeflateRaw } from 'node:zlib';
import { Readable } from 'node:stream';

/** A part of an archive, by its bytes as they come. */
export type PartToPack = Readonly<{ name: string; bytes: AsyncIterable<Buffer> | Iterable<Buffer> }>;

type Packed = Readonly<{ name: Buffer; crc: number; packed: number; unpacked: number; at: number }>;

/** Names in UTF-8; sizes follow the data, since they are not known before. */
const flags = 0x0808;
/** 1 January 1980, 00:00: equal contents make equal files. */
const day = 0x0021;
const sizes = ({ crc, packed, unpacked }: Packed): readonly number[] => [crc, packed, unpacked];

const words = (size: number, ...fields: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer => {
  const record = Buffer.alloc(size);
  let at = 0;
  for (const [bytes, value] of fields) {
    record.writeUIntLE(value, at, bytes);
    at += bytes;
  }
  return record;
};

const common = [
  [2, flags],
  [2, 8],
  [2, 0],
  [2, day],
] as const;

const localHeader = (name: Buffer): Buffer =>
  Buffer.concat([
    words(30, [4, 0x04034b50], [2, 20], ...common, [4, 0], [4, 0], [4, 0], [2, name.length], [2, 0]),
    name,
  ]);

const descriptor = (part: Packed): Buffer =>
  words(16, [4, 0x08074b50], ...sizes(part).map((size) => [4, size] as const));

const entry = (part: Packed): Buffer =>
  Buffer.concat([
    words(
      46,
      [4, 0x02014b50],
      [2, 20],
      [2, 20],
      ...common,
      ...sizes(part).map((size) => [4, size] as const),
      [2, part.name.length],
      [2, 0],
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, part.at],
    ),
    part.name,
  ]);

/**
 * A zip archive as it is made: no part is ever whole in memory, and nothing is asked for before it can be taken. Parts
 * and archive below 4 GiB (no Zip64).
 */
export async function* packed(parts: Iterable<PartToPack>): AsyncGenerator<Buffer> {
  const directory: Packed[] = [];
  let at = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name);
    const start = at;
    const header = localHeader(name);
    at += header.length;
    yield header;
    let [crc, unpacked, packedBytes] = [0, 0, 0];
    const counted = async function* () {
      for await (const chunk of part.bytes) {
        crc = crc32(chunk, crc);
        unpacked += chunk.length;
        yield chunk;
      }
    };
    const source = Readable.from(counted());
    const deflate = source.pipe(createDeflateRaw({ level: 6 }));
    source.once('error', (error) => deflate.destroy(error));
    try {
      for await (const chunk of deflate as AsyncIterable<Buffer>) {
        packedBytes += chunk.length;
        yield chunk;
      }
    } finally {
      source.destroy();
      deflate.destroy();
    }
    const done = { name, crc, packed: packedBytes, unpacked, at: start };
    directory.push(done);
    const trailer = descriptor(done);
    at += packedBytes + trailer.length;
    yield trailer;
  }
  const entries = Buffer.concat(directory.map(entry));
  yield Buffer.concat([
    entries,
    words(
      22,
      [4, 0x06054b50],
      [2, 0],
      [2, 0],
      [2, directory.length],
      [2, directory.length],
      [4, entries.length],
      [4, at],
      [2, 0],
    ),
  ]);
}
