import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Attachments } from '@app/attachments';

/** One pixel. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const pdf = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');
const sha = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');
const limit = 1024;

async function* inParts(content: Uint8Array, size: number) {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size);
}

/** What every adapter of attachments does. `open` gives one that takes up to 1024 bytes. */
export const attachmentsContract = (
  name: string,
  engine: () => { open: (limit: number) => Attachments; remove: () => void },
): void => {
  describe(`attachments (${name})`, () => {
    let attachments: Attachments;
    let remove: () => void;
    beforeEach(() => {
      const made = engine();
      ({ remove } = made);
      attachments = made.open(limit);
    });
    afterEach(() => remove());

    it('keep a file by its content', async () => {
      const evidence = { hash: sha(png), mediaType: 'image/png', bytes: png.length };
      expect(await attachments.has(evidence.hash)).toBe(false);
      expect(await attachments.put(png, { name: '操场.png', unitId: 'school-1' })).toEqual({
        ...evidence,
        name: '操场.png',
      });
      expect(await attachments.has(evidence.hash)).toBe(true);
      expect(await attachments.verify(evidence.hash)).toBe(true);
      expect(await attachments.get(evidence.hash)).toEqual({ ...evidence, name: '操场.png', content: png });
    });

    it('keep the same file once, under its latest name, for every unit that brought it', async () => {
      await attachments.put(png, { name: 'a.png', unitId: 'school-1' });
      await attachments.put(inParts(png, 7), { name: 'b.png', unitId: 'school-2' });
      await attachments.put(png, { unitId: 'school-2' });
      expect(await attachments.get(sha(png))).toMatchObject({ name: 'b.png' });
      expect(await attachments.unitsOf(sha(png))).toEqual(['school-1', 'school-2']);
    });

    it('take the same file from many at once', async () => {
      const all = await Promise.all(['1', '2', '3', '4'].map((unitId) => attachments.put(png, { unitId })));
      expect(new Set(all.map(({ hash }) => hash)).size).toBe(1);
      expect(await attachments.verify(sha(png))).toBe(true);
      expect((await attachments.unitsOf(sha(png)))?.toSorted()).toEqual(['1', '2', '3', '4']);
    });

    it('know nothing of what was never brought, or is no hash', async () => {
      for (const hash of [sha(pdf), '', '../../etc/passwd', sha(png).toUpperCase()]) {
        expect(await attachments.has(hash)).toBe(false);
        expect(await attachments.get(hash)).toBeNull();
        expect(await attachments.verify(hash)).toBeNull();
        expect(await attachments.unitsOf(hash)).toBeNull();
      }
    });

    it.each([
      ['../../etc/passwd', 'passwd'],
      ['C:\\Users\\li\\整改 照片.png', '整改 照片.png'],
      ['a\u0000b\u202e.png', 'ab.png'],
      ['..', null],
      ['', null],
      ['长'.repeat(300), '长'.repeat(200)],
    ])('never take the name %j for a path', async (name, kept) => {
      expect(await attachments.put(png, { name })).toMatchObject({ name: kept });
    });

    it.each([
      ['PDF', pdf, 'application/pdf'],
      ['text', Buffer.from('整改说明：已完成。\n'), 'text/plain'],
      ['old text', Buffer.from([0xd5, 0xfb, 0xb8, 0xc4, 0x0a]), 'text/plain'],
      ['a table', Buffer.from('学校,人数\n一小,"1,200"\n'), 'text/csv'],
    ])('tell %s by its content', async (_, content, mediaType) => {
      expect(await attachments.put(content, { name: 'x.exe' })).toMatchObject({ mediaType });
    });

    it.each([
      ['nothing', Buffer.alloc(0), 'attachments.empty'],
      ['too much', Buffer.alloc(limit + 1, 'a'), 'attachments.too-large'],
      ['a web page', Buffer.from('<html><script>alert(1)</script>'), 'attachments.type'],
      ['a drawing with scripts', Buffer.from('<?xml version="1.0"?><svg/>'), 'attachments.type'],
      ['an archive', Buffer.from('504b0506000000000000000000000000000000000000', 'hex'), 'attachments.type'],
      ['a program', Buffer.from('\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0', 'latin1'), 'attachments.type'],
      ['noise', Buffer.from([0, 1, 2, 3, 4]), 'attachments.type'],
    ])('refuse %s, and keep nothing of it', async (_, content, code) => {
      for (const form of [content, inParts(content, 5)]) {
        await expect(attachments.put(form, { name: 'photo.png' })).rejects.toMatchObject({ name: 'Refusal', code });
      }
      expect(await attachments.has(sha(content))).toBe(false);
    });

    it('take a file of exactly the limit', async () => {
      expect(await attachments.put(Buffer.alloc(limit, 'a'))).toMatchObject({ bytes: limit });
    });

    it('read no further than the limit', async () => {
      let read = 0;
      async function* endless() {
        for (;;) {
          read += 100;
          yield Buffer.alloc(100, 'a');
        }
      }
      await expect(attachments.put(endless())).rejects.toMatchObject({ code: 'attachments.too-large' });
      expect(read).toBeLessThanOrEqual(limit + 100);
    });
  });
};
