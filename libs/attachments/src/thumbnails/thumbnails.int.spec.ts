import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Transformer } from '@napi-rs/image';
import fc from 'fast-check';
import { temporaryDirectory } from '@test/temporary';
import { InMemoryAttachments } from '../in-memory/in-memory-attachments.js';
import { kindOf } from './icons.js';
import { pictureSize } from './picture-size.js';
import { Thumbnails, thumbnailSide } from './thumbnails.js';

/** Left half red, right half blue. */
const twoColoured = (width: number, height: number): Transformer => {
  const pixels = Buffer.alloc(width * height * 4);
  for (let at = 0; at < width * height; at += 1)
    pixels.writeUInt32BE(at % width < width / 2 ? 0xff0000ff : 0x0000ffff, at * 4);
  return Transformer.fromRgbaPixels(pixels, width, height);
};

/** A JPEG that says it has to be turned, and where it was taken. */
const turned = (jpeg: Buffer, orientation: number): Buffer => {
  const tiff = Buffer.from(
    `4d4d002a00000008000101120003000000010${orientation.toString(16).padStart(3, '0')}000000000000`,
    'hex',
  );
  const body = Buffer.concat([Buffer.from('Exif\0\0'), tiff, Buffer.from('GPS-PLACE')]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
};

/** A few bytes that unpack to so many pixels. */
const bomb = (width: number, height: number): Buffer => {
  const chunk = (type: string, data: Buffer) => {
    const size = Buffer.alloc(4);
    size.writeUInt32BE(data.length);
    return Buffer.concat([size, Buffer.from(type), data, Buffer.alloc(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  header[9] = 2;
  const parts = [
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1_000_000))),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts]);
};

let folder: string;
let remove: () => void;
let attachments: InMemoryAttachments;
let thumbnails: Thumbnails;
beforeEach(() => {
  ({ directory: folder, remove } = temporaryDirectory());
  attachments = new InMemoryAttachments();
  thumbnails = new Thumbnails(attachments, folder);
});
afterEach(() => remove());
const of = async (content: Uint8Array) => (await thumbnails.of((await attachments.put(content)).hash))!;
const pixels = async (content: Buffer) => ({
  ...pictureSize(content, 'image/webp')!,
  raw: await new Transformer(content).rawPixels(),
});
const files = () =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => statSync(join(folder, file)).isFile());

describe('the thumbnail of a picture', () => {
  it.each([
    ['PNG', async () => twoColoured(1000, 500).png()],
    ['JPEG', async () => twoColoured(1000, 500).jpeg()],
    ['WebP', async () => twoColoured(1000, 500).webp()],
    ['WebP without loss', async () => twoColoured(1000, 500).webpLossless()],
  ])('in %s is the whole of it, small, in WebP', async (_, draw) => {
    const { content, kind } = await of(await draw());
    expect(kind).toBe('picture');
    const { width, height, raw } = await pixels(content);
    expect([width, height]).toEqual([thumbnailSide, thumbnailSide / 2]);
    const channels = raw.length / (width * height);
    expect(raw[0]).toBeGreaterThan(200);
    expect(raw[(width - 1) * channels + 2]).toBeGreaterThan(200);
  });

  it('stands as the camera was held, and does not say where it was', async () => {
    const { content } = await of(turned(await twoColoured(1000, 500).jpeg(), 6));
    expect(await pixels(content)).toMatchObject({ width: thumbnailSide / 2, height: thumbnailSide });
    expect(content.includes('GPS-PLACE')).toBe(false);
  });

  it('is no larger than a small picture is', async () => {
    expect(await pixels((await of(await twoColoured(10, 6).png())).content)).toMatchObject({ width: 10, height: 6 });
  });

  it('is made once, and kept for its owner alone', async () => {
    const { hash } = await attachments.put(await twoColoured(300, 300).png());
    const first = await thumbnails.of(hash);
    expect(files()).toEqual([`${hash.slice(0, 2)}/${hash}-${thumbnailSide}.webp`]);
    expect(statSync(join(folder, files()[0]!)).mode & 0o777).toBe(0o600);
    const elsewhere = new Thumbnails(new InMemoryAttachments(), folder);
    expect(await elsewhere.of(hash)).toEqual(first);
  });

  it('is made again each time where nothing can be kept', async () => {
    writeFileSync(join(folder, 'a file'), '');
    for (const nowhere of [null, join(folder, 'a file')]) {
      const { hash } = await attachments.put(await twoColoured(300, 300).png());
      expect(await new Thumbnails(attachments, nowhere).of(hash)).toMatchObject({ kind: 'picture' });
    }
    expect(files()).toEqual(['a file']);
  });
});

describe('an icon stands for', () => {
  it.each([
    ['a picture of 900 million pixels', bomb(30_000, 30_000)],
    ['a picture of no pixels', bomb(0, 10)],
    ['a picture whose end is missing', bomb(1000, 1000).subarray(0, 60)],
    ['a PDF', Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')],
    ['text', Buffer.from('整改说明')],
    ['a table', Buffer.from('a,b\n1,2\n')],
  ])('%s', async (_, content) => {
    const started = performance.now();
    const { kind, content: drawn } = await of(content);
    expect(kind).toBe('icon');
    expect(await pixels(drawn)).toMatchObject({ width: 192, height: 256 });
    expect(performance.now() - started).toBeLessThan(5000);
    expect(files()).toEqual([]);
  });

  it('every kind of file, each its own', async () => {
    const types = ['image/png', 'application/pdf', 'application/msword', 'text/csv', 'video/mp4', 'text/plain'];
    const slides = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';
    expect(new Set([...types, slides].map(kindOf)).size).toBe(7);
  });
});

it('there is none of a file that was never brought', async () => {
  expect(await thumbnails.of('0'.repeat(64))).toBeNull();
  expect(await thumbnails.of('../../etc/passwd')).toBeNull();
});

it('the size of a picture is read from any bytes without an error', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 200 }),
      fc.constantFrom('image/png', 'image/jpeg', 'image/webp'),
      (noise, type) => {
        const magic = { 'image/png': '89504e47', 'image/jpeg': 'ffd8', 'image/webp': '52494646' }[type];
        const bytes = Buffer.concat([Buffer.from(magic!, 'hex'), noise]);
        expect(() => pictureSize(bytes, type)).not.toThrow();
      },
    ),
  );
});
