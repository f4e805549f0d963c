import { randomUUID } from 'node:crypto';
import {
  AttachmentDamaged,
  Attachments,
  cleanName,
  defaultLimit,
  isHash,
  type Attachment,
  type Content,
  type Provenance,
} from '../attachments.js';
import { examined, hashOf } from '../examined.js';
import { mediaTypeOf } from '../media-type.js';
import { Bucket, type BucketOptions } from './bucket.js';

type Given = Readonly<{ name: string | null; unitId: string | null }>;

const path = (hash: string): string => `${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}`;

/**
 * Files in an S3-compatible bucket: `files/ab/cd/<sha256>`, the same names as on disk. What they are called, and by whom,
 * stands in objects of their own, `names/ab/cd/<sha256>/<number>-<random>`: nobody has to change an object that another
 * may be changing. @throws AttachmentStoreUnavailable from every method
 */
export class S3Attachments extends Attachments {
  readonly #bucket: Bucket;

  constructor(
    options: BucketOptions,
    private readonly limit: number = defaultLimit,
  ) {
    super();
    this.#bucket = new Bucket(options);
  }

  /** Whether the bucket is there and the key may read it. @throws AttachmentStoreUnavailable */
  check(): Promise<void> {
    return this.#bucket.check();
  }

  async put(content: Content, provenance: Provenance = {}): Promise<Attachment> {
    const { evidence, bytes } = await examined(content, this.limit);
    const { hash } = evidence;
    // A damaged copy is mended by whoever brings the file again.
    if ((await this.verify(hash)) !== true) await this.#bucket.put(`files/${path(hash)}`, bytes, hash);
    return { ...evidence, name: await this.give(hash, provenance) };
  }

  async get(hash: string): Promise<(Attachment & { content: Buffer }) | null> {
    const content = await this.read(hash);
    if (!content) return null;
    const mediaType = hashOf(content) === hash ? await mediaTypeOf(content) : null;
    if (mediaType === null) throw new AttachmentDamaged(hash);
    const name = (await this.given(hash)).findLast((one) => one.name !== null)?.name ?? null;
    return { hash, mediaType, bytes: content.length, name, content };
  }

  async has(hash: string): Promise<boolean> {
    return isHash(hash) && this.#bucket.has(`files/${path(hash)}`);
  }

  async verify(hash: string): Promise<boolean | null> {
    const content = await this.read(hash);
    return content ? hashOf(content) === hash : null;
  }

  async unitsOf(hash: string): Promise<readonly string[] | null> {
    if (!(await this.has(hash))) return null;
    return [...new Set((await this.given(hash)).flatMap(({ unitId }) => unitId ?? []))];
  }

  private async read(hash: string): Promise<Buffer | undefined> {
    return isHash(hash) ? this.#bucket.get(`files/${path(hash)}`) : undefined;
  }

  private async give(hash: string, { name, unitId }: Provenance): Promise<string | null> {
    const given: Given = { name: cleanName(name), unitId: unitId ?? null };
    const known = await this.given(hash);
    if (!known.some((one) => one.name === given.name && one.unitId === given.unitId)) {
      const number = String(known.length).padStart(6, '0');
      const body = Buffer.from(JSON.stringify(given));
      await this.#bucket.put(`names/${path(hash)}/${number}-${randomUUID()}`, body, hashOf(body));
    }
    return given.name;
  }

  /** In the order they were given. */
  private async given(hash: string): Promise<readonly Given[]> {
    const keys = await this.#bucket.keys(`names/${path(hash)}/`);
    const bodies = await Promise.all(keys.toSorted().map((key) => this.#bucket.get(key)));
    return bodies.flatMap((body) => (body ? (JSON.parse(body.toString('utf8')) as Given) : []));
  }
}
