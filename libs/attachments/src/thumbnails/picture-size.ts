/** Pixels of a picture as its header says them, before anything is unpacked; null when they cannot be read. */
export type PictureSize = Readonly<{ width: number; height: number }>;

const png = (bytes: Buffer): PictureSize | null =>
  bytes.length >= 24 && bytes.toString('latin1', 12, 16) === 'IHDR'
    ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
    : null;

/** Segments follow one another; the frame's (SOF, but not DHT, JPG and DAC, which are numbered among them) has the size. */
const jpeg = (bytes: Buffer): PictureSize | null => {
  for (let at = 2; at + 9 <= bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
};

const webp = (bytes: Buffer): PictureSize | null => {
  if (bytes.length < 30) return null;
  const kind = bytes.toString('latin1', 12, 16);
  if (kind === 'VP8X') return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
  if (kind === 'VP8 ') return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
  if (kind !== 'VP8L') return null;
  const bits = bytes.readUInt32LE(21);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
};

const readers: Readonly<Record<string, (bytes: Buffer) => PictureSize | null>> = {
  'image/png': png,
  'image/jpeg': jpeg,
  'image/webp': webp,
};

/** Width and height of a picture, from its header alone. */
export const pictureSize = (bytes: Buffer, mediaType: string): PictureSize | null =>
  readers[mediaType]?.(bytes) ?? null;
