import { crc32, deflateSync } from 'node:zlib';
import { encode } from 'uqr';

/** Modules of white around it, as the standard asks for. */
const quiet = 4;
/** Pixels of a module: printers and screens enlarge it without smearing. */
const scale = 4;

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
};

/**
 * A text as a square code, as a PNG of one bit a pixel: a fold or a stain over a seventh of it does no harm (correction
 * level M). Equal texts give equal bytes.
 */
export const squarePng = (text: string): Buffer => {
  const { data, size } = encode(text, { ecc: 'M', border: quiet });
  const side = size * scale;
  const line = Math.ceil(side / 8) + 1;
  const pixels = Buffer.alloc(line * side, 0xff);
  for (let y = 0; y < side; y++) {
    const row = data[Math.floor(y / scale)]!;
    // Each line begins with its filter: none.
    pixels[y * line] = 0;
    for (let x = 0; x < side; x++)
      if (row[Math.floor(x / scale)]) pixels[y * line + 1 + (x >> 3)]! &= ~(0x80 >> (x & 7));
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  // One bit of grey, deflated, not interlaced.
  head[8] = 1;
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(pixels, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};
