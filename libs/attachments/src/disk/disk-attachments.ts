import { randomUUID } from 'node:crypto';
import { appendFile, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
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

type Given = { name: string | null; unitId: string | null };

const absent = (error: unknown): undefined => {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
};

const sync = async (path: string): Promise<void> => {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/**
 * Files on disk: `files/ab/cd/<sha256>`, written beside, flushed and renamed, so that a name stands for whole content.
 * What they are called, and by whom, stands in `names/ab/cd/<sha256>`, one JSON line each.
 */
export class DiskAttachments extends Attachments {
  constructor(
    private readonly directory: string,
    private readonly limit: number = defaultLimit,
  ) {
    super();
  }

  async put(content: Content, provenance: Provenance = {}): Promise<Attachment> {
    const { evidence, bytes } = await examined(content, this.limit);
    // A damaged copy is mended by whoever brings the file again.
    if ((await this.verify(evidence.hash)) !== true) await this.write(this.path('files', evidence.hash), bytes);
    return { ...evidence, name: await this.give(evidence.hash, provenance) };
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
    return isHash(hash) && (await stat(this.path('files', hash)).catch(absent)) !== undefined;
  }

  async verify(hash: string): Promise<boolean | null> {
    const content = await this.read(hash);
    return content ? hashOf(content) === hash : null;
  }

  async unitsOf(hash: string): Promise<readonly string[] | null> {
    if (!(await this.has(hash))) return null;
    return [...new Set((await this.given(hash)).flatMap(({ unitId }) => unitId ?? []))];
  }

  private path(room: 'files' | 'names', hash: string): string {
    return join(this.directory, room, hash.slice(0, 2), hash.slice(2, 4), hash);
  }

  private async read(hash: string): Promise<Buffer | undefined> {
    return isHash(hash) ? readFile(this.path('files', hash)).catch(absent) : undefined;
  }

  private async write(path: string, bytes: Buffer): Promise<void> {
    const folder = dirname(path);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const beside = join(folder, `.${randomUUID()}`);
    try {
      const handle = await open(beside, 'wx', 0o600);
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(beside, path);
    } catch (error) {
      await rm(beside, { force: true });
      throw error;
    }
    // The names of new folders have to survive a power cut too.
    for (const level of [folder, dirname(folder), dirname(dirname(folder))]) await sync(level);
  }

  private async give(hash: string, { name, unitId }: Provenance): Promise<string | null> {
    const given: Given = { name: cleanName(name), unitId: unitId ?? null };
    const path = this.path('names', hash);
    const known = await this.given(hash);
    if (!known.some((one) => one.name === given.name && one.unitId === given.unitId)) {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      // Begins a line of its own: the one before may have been cut short.
      await appendFile(path, `\n${JSON.stringify(given)}\n`, { mode: 0o600, flush: true });
    }
    return given.name;
  }

  private async given(hash: string): Promise<readonly Given[]> {
    const text = (await readFile(this.path('names', hash), 'utf8').catch(absent)) ?? '';
    // A line that a power cut left half written has lost a name, not the file.
    return text.split('\n').flatMap((line) => (line.endsWith('}') ? (JSON.parse(line) as Given) : []));
  }
}
