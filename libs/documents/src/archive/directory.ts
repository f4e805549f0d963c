import { Refusal } from '@app/domain/kernel';
import { archiveLimits as limits } from './limits.js';

/** One part of an archive. `data` is where its packed bytes begin. */
export type Part = Readonly<{
  name: string;
  method: 0 | 8;
  crc: number;
  packed: number;
  unpacked: number;
  data: number;
}>;

export type Directory = ReadonlyMap<string, Part>;

const signature = { end: 0x06054b50, central: 0x02014b50, local: 0x04034b50 } as const;
const damaged = (why: string) => new Refusal('workbook.damaged', { why }, 'invalid');
const bomb = (part: string) => new Refusal('workbook.bomb', { part }, 'invalid');

/** The record at the end of an archive, behind a comment of at most 64 KiB; undefined when the end is missing. */
const endOf = (file: Buffer): number | undefined => {
  for (let at = file.length - 22; at >= Math.max(0, file.length - 22 - 0xffff); at--)
    if (file.readUInt32LE(at) === signature.end && at + 22 + file.readUInt16LE(at + 20) <= file.length) return at;
  return undefined;
};

/** What the local header says must be what the directory says: else two programs would read two different files. */
const dataOf = (file: Buffer, local: number, name: Buffer, packed: number): number => {
  if (local + 30 > file.length || file.readUInt32LE(local) !== signature.local) throw damaged('header');
  const length = file.readUInt16LE(local + 26);
  const data = local + 30 + length + file.readUInt16LE(local + 28);
  if (!file.subarray(local + 30, local + 30 + length).equals(name)) throw damaged('name');
  if (data + packed > file.length) throw damaged('length');
  return data;
};

const checkSizes = (parts: readonly Part[]): void => {
  for (const { name, packed, unpacked } of parts)
    if (unpacked > limits.entry || (unpacked > limits.small && unpacked > packed * limits.ratio)) throw bomb(name);
  const total = parts.reduce((sum, { unpacked }) => sum + unpacked, 0);
  if (total > limits.unpacked) throw bomb('*');
  const places = parts.toSorted((a, b) => a.data - b.data);
  places.forEach(({ data, packed, name }, index) => {
    if (data + packed > (places[index + 1]?.data ?? Infinity)) throw bomb(name);
  });
};

/**
 * The parts of a zip archive, by name, from its central directory, before anything is unpacked. Archives of more than
 * 4 GiB (Zip64) are none of ours.
 * @throws Refusal workbook.truncated, workbook.damaged, workbook.bomb, workbook.encrypted
 */
export const directoryOf = (file: Buffer): Directory => {
  const end = endOf(file);
  if (end === undefined) throw new Refusal('workbook.truncated', {}, 'invalid');
  const count = file.readUInt16LE(end + 10);
  let at = file.readUInt32LE(end + 16);
  if (count > limits.entries) throw bomb(`${count}`);
  const parts = new Map<string, Part>();
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || file.readUInt32LE(at) !== signature.central) throw damaged('directory');
    const [nameLength, extra, comment] = [28, 30, 32].map((field) => file.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ];
    const bytes = file.subarray(at + 46, at + 46 + nameLength);
    const [method, packed, unpacked] = [
      file.readUInt16LE(at + 10),
      file.readUInt32LE(at + 20),
      file.readUInt32LE(at + 24),
    ];
    if ((file.readUInt16LE(at + 8) & 1) === 1) throw new Refusal('workbook.encrypted', {}, 'invalid');
    if (method !== 0 && method !== 8) throw damaged('method');
    const name = bytes.toString('utf8');
    if (parts.has(name)) throw damaged('twice');
    const data = dataOf(file, file.readUInt32LE(at + 42), bytes, packed);
    parts.set(name, { name, method, crc: file.readUInt32LE(at + 16), packed, unpacked, data });
    at += 46 + nameLength + extra + comment;
  }
  checkSizes([...parts.values()]);
  return parts;
};
