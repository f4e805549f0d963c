import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { openPackage } from '@app/documents';

/** What an archive says of a part that is not so. */
export type Lie = Readonly<{ unpacked?: number; localName?: string; encrypted?: boolean }>;

/** A zip archive by hand, so that it can lie. */
export const zip = (
  parts: Readonly<Record<string, string | Buffer>>,
  lies: Readonly<Record<string, Lie>> = {},
): Buffer => {
  const [locals, centrals]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const [name, content] of Object.entries(parts)) {
    const data = Buffer.from(content);
    const packed = deflateRawSync(data);
    const { unpacked = data.length, localName = name, encrypted = false } = lies[name] ?? {};
    const header = (signature: number, size: number, shift: number, called: string) => {
      const one = Buffer.alloc(size);
      one.writeUInt32LE(signature, 0);
      one.writeUInt16LE(encrypted ? 1 : 0, shift + 6);
      one.writeUInt16LE(8, shift + 8);
      one.writeUInt32LE(crc32(data), shift + 14);
      one.writeUInt32LE(packed.length, shift + 18);
      one.writeUInt32LE(unpacked, shift + 22);
      one.writeUInt16LE(Buffer.byteLength(called), shift + 26);
      return Buffer.concat([one, Buffer.from(called)]);
    };
    const local = Buffer.concat([header(0x04034b50, 30, 0, localName), packed]);
    const central = header(0x02014b50, 46, 2, name);
    central.writeUInt32LE(at, 42);
    locals.push(local);
    centrals.push(central);
    at += local.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(centrals.length, 8);
  end.writeUInt16LE(centrals.length, 10);
  end.writeUInt32LE(Buffer.concat(centrals).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, ...centrals, end]);
};

/** The parts of a workbook, whole. */
export const unzipped = async (workbook: Buffer): Promise<Readonly<Record<string, Buffer>>> =>
  Object.fromEntries(
    [...(await openPackage(workbook)).parts.values()].map(({ name, method, data, packed }) => {
      const bytes = workbook.subarray(data, data + packed);
      return [name, method === 0 ? bytes : inflateRawSync(bytes)];
    }),
  );
