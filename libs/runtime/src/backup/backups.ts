import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { isCopied } from '@app/event-store';
import type { Clock } from '@app/platform/clock';
import { sqliteFault } from '@app/sqlite';
import { makeDirectory } from '../data-directory.js';
import { backUp, NoFileToCopy, type BackedUp, type BackupProgress, type Kept } from './back-up.js';
import { backupsIn, unfinished, writeRecord, type BackupRecord } from './record.js';
import { bytesFree, bytesToCopy } from './space.js';

/** Why nothing came of it: no room, a folder that cannot be written, a program that was stopped, or else. */
export type BackupFailure = 'no-space' | 'not-writable' | 'interrupted' | 'fault';

/** What this process is doing, or did last. */
export type BackupWork = Readonly<
  | { state: 'idle' }
  | ({ state: 'running'; startedAt: string } & BackupProgress)
  | { state: 'done'; startedAt: string; endedAt: string; name: string }
  | { state: 'failed'; startedAt: string | null; endedAt: string | null; reason: BackupFailure }
>;

/** One at a time. */
export class BackupUnderWay extends Error {
  override readonly name = 'BackupUnderWay';
}

class NoSpace extends Error {}

const failureOf = (error: unknown): BackupFailure => {
  const code = String((error as { code?: unknown } | null)?.code);
  const fault = sqliteFault(error);
  if (error instanceof NoSpace || ['ENOSPC', 'EDQUOT'].includes(code) || fault === 'full') return 'no-space';
  const closed = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(code);
  return closed || fault === 'readonly' || fault === 'cannot-open' ? 'not-writable' : 'fault';
};

/** A name that nothing in the folder has: a machine's clock may be set back. */
const freeName = (folder: string, wanted: string, n = 1): string => {
  const name = n === 1 ? wanted : `${wanted}-${n}`;
  return existsSync(join(folder, name)) ? freeName(folder, wanted, n + 1) : name;
};

/** The folder of backups, and the work of making one, which goes on while its asker does something else. */
export class Backups implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Backups');
  private work: BackupWork = { state: 'idle' };
  private current: Promise<void> = Promise.resolve();

  constructor(
    private readonly kept: Kept,
    private readonly folder: string,
    private readonly clock: Clock,
  ) {}

  /** Backups of the folder, newest first, and what is being done. What a stopped program left half done has failed. */
  async list(): Promise<Readonly<{ items: readonly BackupRecord[]; work: BackupWork }>> {
    const { made, broken } = await backupsIn(this.folder);
    const left = this.work.state === 'idle' && broken.length > 0;
    const interrupted = { state: 'failed', startedAt: null, endedAt: null, reason: 'interrupted' } as const;
    return { items: made, work: left ? interrupted : this.work };
  }

  /**
   * Begins one and answers as soon as it is noted.
   * @param note writes down who asked; when that fails, nothing is begun
   * @throws BackupUnderWay, NoFileToCopy, and what the note throws
   */
  async start(note: () => Promise<unknown>): Promise<BackupWork> {
    const before = this.work;
    if (before.state === 'running') throw new BackupUnderWay('one is being made');
    if (!isCopied(this.kept.store)) throw new NoFileToCopy('there is no log in a file');
    const startedAt = this.clock.now();
    const said = (progress: BackupProgress) => (this.work = { state: 'running', startedAt, ...progress });
    const begun = said({ step: 'records', done: 0, total: 0 });
    try {
      await note();
    } catch (error) {
      this.work = before;
      throw error;
    }
    this.current = this.make(startedAt, said);
    return begun;
  }

  /** A copy into an empty directory of the asker's choice. @throws NoFileToCopy, and what the disk says */
  async into(directory: string): Promise<BackedUp> {
    const done = await backUp(this.kept, directory);
    await writeRecord(directory, this.clock.now(), done);
    return done;
  }

  /** The stores stay open until it is done. */
  beforeApplicationShutdown(): Promise<void> {
    return this.current;
  }

  private async make(startedAt: string, said: (progress: BackupProgress) => void): Promise<void> {
    const name = freeName(this.folder, startedAt.replace(/[-:.]/g, ''));
    const part = join(this.folder, `${name}${unfinished}`);
    try {
      makeDirectory(this.folder);
      for (const left of (await backupsIn(this.folder)).broken)
        await rm(join(this.folder, left), { recursive: true, force: true });
      const free = await bytesFree(this.folder);
      if (free !== null && free < (await bytesToCopy(this.kept))) throw new NoSpace('the copy would fill the disk');
      await mkdir(part, { mode: 0o700 });
      await writeRecord(part, startedAt, await backUp(this.kept, part, said));
      await rename(part, join(this.folder, name));
      this.work = { state: 'done', startedAt, endedAt: this.clock.now(), name };
    } catch (error) {
      this.work = { state: 'failed', startedAt, endedAt: this.clock.now(), reason: failureOf(error) };
      this.logger.error(error instanceof Error ? error.stack : String(error));
      await rm(part, { recursive: true, force: true }).catch(() => undefined);
    }
  }
}
