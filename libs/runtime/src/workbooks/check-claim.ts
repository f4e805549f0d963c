import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { unlessGone } from './unless-gone.js';

/** Milliseconds: how often whoever checks says so, and after how long without a word another server begins anew. */
const [beat, patience] = [5_000, 30_000];

/** What stands in a claim: who checks, and units checked so far. */
type Word = Readonly<{ node: string; progress: number }>;

const claimName = /^begun\.(\d+)$/;
const fileOf = (folder: string, number: number): string => join(folder, `begun.${number}`);

/** The number of the check that was begun last in an upload's folder; 0: none. */
const lastOf = (folder: string): number =>
  Math.max(
    0,
    ...(unlessGone(() => readdirSync(folder)) ?? []).flatMap((name) => {
      const number = claimName.exec(name)?.[1];
      return number === undefined ? [] : [Number(number)];
    }),
  );

/** Whether nobody has written to a claim for too long, by the clock of whoever keeps the folder, not by this server's. */
const isSilent = (folder: string, number: number): boolean => {
  const probe = join(folder, `probe.${randomUUID()}`);
  const silence = unlessGone(() => {
    writeFileSync(probe, '', { mode: 0o600 });
    return statSync(probe).mtimeMs - statSync(fileOf(folder, number)).mtimeMs;
  });
  rmSync(probe, { force: true });
  return silence !== undefined && silence >= patience;
};

/** Units that the check under way on any server has done; null where none is known. */
export const progressOf = (folder: string): number | null => {
  const number = lastOf(folder);
  const text = number === 0 ? undefined : unlessGone(() => readFileSync(fileOf(folder, number), 'utf8'));
  // Another server may be at its first word.
  return text ? (JSON.parse(text) as Word).progress : null;
};

/**
 * The right to check an upload, numbered: a file `begun.1`, `begun.2` … in its folder that only one server can make, and
 * that it writes anew as long as it lives. Servers need to share nothing but the folder.
 */
export class CheckClaim {
  /** Stands behind the names of what is written under it. */
  readonly id = randomUUID();
  /** Units checked so far. */
  progress = 0;
  private readonly timer: NodeJS.Timeout;
  /** It could not be said that this server lives: another may begin, and nothing that is found here counts. */
  private isGivenUp = false;

  private constructor(
    private readonly folder: string,
    /** How often the check has been begun, this time included. */
    readonly number: number,
  ) {
    this.say();
    this.timer = setInterval(() => this.live(), beat).unref();
  }

  /**
   * Null while another server has it, or the upload is gone. @param begun how often it was begun at least
   * @param alone whether no other server can: then what an earlier process left is nobody's
   */
  static take(folder: string, begun: number, alone: boolean): CheckClaim | null {
    const last = lastOf(folder);
    if (last > 0 && !alone && !isSilent(folder, last)) return null;
    const number = Math.max(last, begun) + 1;
    try {
      writeFileSync(fileOf(folder, number), '', { mode: 0o600, flag: 'wx' });
    } catch (error) {
      if (['EEXIST', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
      throw error;
    }
    return new CheckClaim(folder, number);
  }

  /** Whether no other server has begun after this one, nor may begin. */
  get isLast(): boolean {
    return !this.isGivenUp && lastOf(this.folder) === this.number;
  }

  /** The check has ended. */
  end(): void {
    clearInterval(this.timer);
  }

  /** It is not finished and not to blame: the next one may begin at once, under the same number. */
  giveBack(): void {
    this.end();
    rmSync(fileOf(this.folder, this.number), { force: true });
  }

  /** Nobody above would hear what goes wrong here: a full disk must not end the server. */
  private live(): void {
    try {
      this.say();
    } catch (error) {
      this.isGivenUp = true;
      this.end();
      new Logger('workbooks').error(error);
    }
  }

  private say(): void {
    const word: Word = { node: `${hostname()}:${process.pid}`, progress: this.progress };
    const fresh = join(this.folder, `word.${randomUUID()}`);
    try {
      unlessGone(() => {
        writeFileSync(fresh, JSON.stringify(word), { mode: 0o600 });
        renameSync(fresh, fileOf(this.folder, this.number));
      });
    } catch (error) {
      rmSync(fresh, { force: true });
      throw error;
    }
  }
}
