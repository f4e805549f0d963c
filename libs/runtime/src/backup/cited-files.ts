import type { Attachments } from '@app/attachments';
import { evidenceIn } from '@app/domain/kernel';
import type { StoredEvent } from '@app/event-store';

/** A file that the log cites and the store does not have as it was. */
export type WrongFile = Readonly<{
  hash: string;
  /** The first event that cites it. */
  sequence: number;
  problem: 'missing' | 'changed';
}>;

/** What the files of a log came to. */
export type FilesVerified = Readonly<{ cited: number; wrong: readonly WrongFile[] }>;

/** What a person is told of it. */
export const sentenceOf = ({ hash, sequence, problem }: WrongFile): string =>
  `✗ 第 ${sequence} 条记录引用的附件${problem === 'missing' ? '不见了' : '内容被改动'}：${hash}`;

/** So many files are looked at together: a bucket answers each after a while, a disk at once. */
const together = 8;

/** The files that a log cites, each with the first event that does. Memory grows with the number of files. */
export class CitedFiles {
  private readonly first = new Map<string, number>();

  get count(): number {
    return this.first.size;
  }

  add({ data, sequence }: Pick<StoredEvent, 'data' | 'sequence'>): void {
    // Most events cite nothing: they are not even parsed.
    if (!data.includes('"mediaType"')) return;
    for (const { hash } of evidenceIn(JSON.parse(data))) if (!this.first.has(hash)) this.first.set(hash, sequence);
  }

  /**
   * Looks every file up: read and hashed again, or, with `presence`, only that it is there.
   * @throws AttachmentStoreUnavailable
   */
  async check(
    attachments: Attachments,
    { presence = false, onProgress }: Readonly<{ presence?: boolean; onProgress?: (done: number) => void }> = {},
  ): Promise<FilesVerified> {
    const wrong: WrongFile[] = [];
    const waiting = this.first.entries();
    let done = 0;
    const work = async (): Promise<void> => {
      for (const [hash, sequence] of waiting) {
        const sound = presence ? (await attachments.has(hash)) || null : await attachments.verify(hash);
        if (sound !== true) wrong.push({ hash, sequence, problem: sound === null ? 'missing' : 'changed' });
        onProgress?.((done += 1));
      }
    };
    await Promise.all(Array.from({ length: together }, work));
    return { cited: this.count, wrong: wrong.toSorted((a, b) => a.sequence - b.sequence) };
  }
}
