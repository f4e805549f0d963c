import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { paths, type CheckReport } from '@app/documents';
import type { Outcome } from '@app/domain/kernel';
import { makeDirectory } from '../data-directory.js';
import { orGone, unlessGone } from './unless-gone.js';

/** How an upload stands. `refused`: it could not be read as one of ours, `refusal` says why. */
export type UploadStatus = 'waiting' | 'checking' | 'checked' | 'refused' | 'confirmed';

/** One uploaded workbook until it is confirmed or expires. */
export type Upload = Readonly<{
  id: string;
  /** The unit that it was sent for: nothing outside is filed, and whoever may file for it sees and confirms it. */
  unitId: string;
  sentBy: string;
  /** In which chair: what a bureau sends of schools becomes their drafts. */
  role: string;
  /** As declared. */
  name: string;
  /** SHA-256, hex. */
  hash: string;
  bytes: number;
  dataYear: string;
  /** ISO instants. */
  at: string;
  expiresAt: string;
  status: UploadStatus;
  /** How often its check was begun. */
  begun?: number;
  /** Units checked so far. */
  progress: number;
  report: CheckReport | null;
  refusal: Readonly<{ code: string; details: Readonly<Record<string, unknown>> }> | null;
  /** What became of each unit at confirmation: it was filed, or (null) put into its draft for the unit to file. */
  outcomes: Readonly<Record<string, Outcome | null>>;
  confirmedAt: string | null;
}>;

/** Hours that an upload waits for its confirmation. */
export const uploadHours = 24;

const idForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Uploads under check: a folder each, with the file as it came, what the check found, and how it stands. Temporary: no
 * backup holds them, and they expire.
 */
export class UploadFolder {
  constructor(private readonly directory: string) {}

  of(id: string): string {
    return join(this.directory, id);
  }

  async add(upload: Upload, content: Uint8Array): Promise<void> {
    makeDirectory(this.directory);
    await mkdir(this.of(upload.id), { mode: 0o700 });
    await writeFile(paths(this.of(upload.id)).source, content, { mode: 0o600 });
    this.save(upload);
  }

  /** Written beside and renamed, so that a crash leaves the last state whole; servers write beside each other. */
  save(upload: Upload): void {
    const path = paths(this.of(upload.id)).summary;
    const fresh = `${path}.${randomUUID()}`;
    writeFileSync(fresh, JSON.stringify(upload), { mode: 0o600 });
    renameSync(fresh, path);
  }

  /** Undefined for what is not there or has expired. */
  read(id: string, now: string): Upload | undefined {
    if (!idForm.test(id)) return undefined;
    const text = unlessGone(() => readFileSync(paths(this.of(id)).summary, 'utf8'));
    if (text === undefined) return undefined;
    const upload = JSON.parse(text) as Upload;
    if (upload.expiresAt > now) return upload;
    rmSync(this.of(id), { recursive: true, force: true });
    return undefined;
  }

  /** Those that are there and have not expired, in no order. */
  all(now: string): readonly Upload[] {
    const ids = unlessGone(() => readdirSync(this.directory)) ?? [];
    return ids.flatMap((id) => this.read(id, now) ?? []);
  }

  /** Removes everything. */
  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }

  /** Removes what has expired. */
  async sweep(now: string): Promise<void> {
    const names = (await readdir(this.directory).catch(orGone)) ?? [];
    for (const name of names) {
      if (existsSync(paths(this.of(name)).summary)) this.read(name, now);
      // Begun and never finished, by a process that ended.
      else if (idForm.test(name) && (await this.touched(name)) < Date.parse(now) - uploadHours * 3_600_000)
        await rm(this.of(name), { recursive: true, force: true });
    }
  }

  /** Milliseconds since 1970; of what another server has removed meanwhile, never. */
  private async touched(id: string): Promise<number> {
    const found = await stat(this.of(id)).catch(orGone);
    return found?.mtimeMs ?? Infinity;
  }
}
