import { Injectable, Logger } from '@nestjs/common';
import { dayOf } from '@app/domain/kernel';
import { Channels, NotDelivered, type Message } from '@app/platform/channels';
import { Clock } from '@app/platform/clock';
import { mailedKey, readMailed, type Mailed } from '@app/runtime/proofs';
import { Operations } from '@app/vault';
import type { KeptCheckpoint } from '@app/runtime/proofs';

/** Tries at one address; after that it waits for the next day's. */
const mostTries = 10;

/** The mail with a checkpoint: its text stands in it as it is, to be saved and compared. */
export const checkpointMessage = ({ count, root, note, madeAt, verifier }: KeptCheckpoint): Message => {
  const line = (text: string) => ({ text, kind: 'checkpoint', dueDate: null, link: null });
  return {
    id: `checkpoint-${count}-${root.slice(0, 16)}`,
    at: madeAt,
    subject: `衡鉴检查点：${dayOf(madeAt)}，${count} 条`,
    lines: [
      line('请留存这封邮件：日后可凭它核对记录有没有被改写。'),
      line(verifier === null ? '注意：这个检查点没有签名。' : `公钥 ${verifier}`),
      line(`以下各行（到最后一个签名为止）是检查点，存成文本文件即可交给 hengjian verify --earlier：\n\n${note}`),
    ],
    link: null,
  };
};

/**
 * Mails each day's first checkpoint to those outside who keep it, each address until it is taken. Whom it did not reach
 * stays visible: in the books, and so in the state of the checkpoints.
 */
@Injectable()
export class CheckpointMail {
  private readonly logger = new Logger('Checkpoints');

  constructor(
    private readonly channels: Channels,
    private readonly operations: Operations,
    private readonly clock: Clock,
  ) {}

  /** One round. Several servers may come here at once: the one whose claim is written sends. */
  async round(latest: () => Promise<KeptCheckpoint | null>): Promise<void> {
    const { checkpointsTo } = this.channels;
    const email = this.channels.get('email');
    if (checkpointsTo.length === 0 || !email) return;
    const now = this.clock.now();
    const text = await this.operations.checkpoints.get(mailedKey);
    const before = readMailed(text);
    const isNew = before?.day !== dayOf(now);
    const checkpoint = isNew ? await latest() : before.checkpoint;
    // What was mailed last says the same of a log to which nothing was added.
    if (!checkpoint || (isNew && before?.checkpoint.count === checkpoint.count && before.failed.length === 0)) return;
    const waiting = isNew ? checkpointsTo : before.failed.map(({ address }) => address);
    const tries = isNew ? 1 : before.tries + 1;
    if (waiting.length === 0 || tries > mostTries) return;
    const claim: Mailed = {
      day: dayOf(now),
      checkpoint,
      tries,
      failed: waiting.map((address) => ({ address, reason: 'waiting' })),
    };
    if (!(await this.operations.checkpoints.swap(mailedKey, text, JSON.stringify(claim)))) return;
    const failed: Mailed['failed'][number][] = [];
    for (const address of waiting) {
      const reason = await this.sent(checkpoint, address);
      if (reason !== null) failed.push({ address, reason });
    }
    await this.operations.checkpoints.put(mailedKey, JSON.stringify({ ...claim, failed }));
    if (failed.length > 0)
      this.logger.error(`检查点没有寄到 ${failed.length} 个地址（${failed.map(({ reason }) => reason).join('、')}）。`);
  }

  /** Why it was not taken; null when it was. */
  private async sent(checkpoint: KeptCheckpoint, address: string): Promise<string | null> {
    try {
      await this.channels.get('email')!.send(checkpointMessage(checkpoint), address);
      return null;
    } catch (error) {
      if (error instanceof NotDelivered) return error.reason;
      throw error;
    }
  }
}
