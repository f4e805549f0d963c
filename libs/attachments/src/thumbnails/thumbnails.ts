import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isHash, type Attachment, type Attachments } from '../attachments.js';
import { iconOf, kindOf, type FileKind } from './icons.js';
import { pictureSize } from './picture-size.js';

/** A small WebP picture of a file: of the picture itself, or the icon of its kind. */
export type Thumbnail = Readonly<{ content: Buffer; kind: 'picture' | 'icon' }>;

/** Both sides of a thumbnail are at most this many pixels. */
export const thumbnailSide = 256;

/** What is unpacked at most: 40 million pixels are 160 MB; a phone's picture has 12 to 24 million. */
const mostPixels = 40_000_000;
const mostBytes = 50 * 1024 * 1024;

/**
 * Small pictures of files, made outside the main thread, one at a time (so that many at once cost no more memory than
 * one), and kept in a folder that may be emptied at any moment. Made anew without what a phone writes beside a picture
 * (place, time, device). PDF, office files and films are shown by the icon of their kind: to render them is to run them.
 */
export class Thumbnails {
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly attachments: Attachments,
    /** Folder of the kept thumbnails; null keeps none. */
    private readonly folder: string | null,
  ) {}

  /** The thumbnail of a file; null when there is no such file. @throws AttachmentDamaged, AttachmentStoreUnavailable */
  async of(hash: string): Promise<Thumbnail | null> {
    if (!isHash(hash)) return null;
    const kept = await this.kept(hash);
    if (kept) return { content: kept, kind: 'picture' };
    const file = await this.attachments.get(hash);
    if (!file) return null;
    const small = await this.inTurn(() => reduced(file));
    if (!small) return { content: await icon(file.mediaType), kind: 'icon' };
    await this.keep(hash, small);
    return { content: small, kind: 'picture' };
  }

  private path(hash: string): string | null {
    return this.folder && join(this.folder, hash.slice(0, 2), `${hash}-${thumbnailSide}.webp`);
  }

  private async kept(hash: string): Promise<Buffer | null> {
    const path = this.path(hash);
    return path === null ? null : readFile(path).catch(() => null);
  }

  /** A folder that cannot be written costs time at the next look, and nothing else. */
  private async keep(hash: string, content: Buffer): Promise<void> {
    const path = this.path(hash);
    if (!path) return;
    const beside = join(dirname(path), `.${randomUUID()}`);
    try {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await writeFile(beside, content, { mode: 0o600, flag: 'wx' });
      await rename(beside, path);
    } catch {
      await rm(beside, { force: true }).catch(() => undefined);
    }
  }

  private inTurn<Done>(work: () => Promise<Done>): Promise<Done> {
    const mine = this.last.then(work);
    this.last = mine.catch(() => undefined);
    return mine;
  }
}

/** Loaded by the first thumbnail: whoever only checks a log does not need it. */
const painter = () => import('@napi-rs/image');

/** Null when it is no picture, is too large to unpack, or is broken. */
const reduced = async ({ content, mediaType }: Attachment & { content: Buffer }): Promise<Buffer | null> => {
  const size = pictureSize(content, mediaType);
  if (!size || size.width * size.height > mostPixels || size.width * size.height === 0) return null;
  if (content.length > mostBytes) return null;
  const larger = Math.max(size.width, size.height);
  const { FastResizeFilter, ResizeFit, Transformer } = await painter();
  try {
    const picture = new Transformer(content).rotate();
    if (larger > thumbnailSide)
      picture.fastResize({
        width: thumbnailSide,
        height: thumbnailSide,
        fit: ResizeFit.Inside,
        filter: FastResizeFilter.Bilinear,
      });
    return await picture.webp(75);
  } catch {
    return null;
  }
};

const icons = new Map<string, Promise<Buffer>>();
const icon = (mediaType: string): Promise<Buffer> => {
  const kind = kindOf(mediaType);
  const made = icons.get(kind) ?? drawn(kind);
  icons.set(kind, made);
  return made;
};
const drawn = async (kind: FileKind): Promise<Buffer> => {
  const { ResizeFit, Transformer } = await painter();
  const size = { width: 192, height: thumbnailSide, fit: ResizeFit.Fill };
  return Transformer.fromSvg(iconOf(kind)).fastResize(size).webp(90);
};

/** What a browser compares: the thumbnail of the same content never changes, save by a new way of making it. */
export const thumbnailTag = (hash: string): string =>
  createHash('sha256').update(`thumbnail@1:${hash}`).digest('hex').slice(0, 32);
