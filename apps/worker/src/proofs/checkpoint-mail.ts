import { Injectable, Logger } from '@nestjs/common';
import { dayOf } from '@app/domain/kernel';
import { sha256 } from '@app/ledger';
import { Channels, NotDelivered, type Message } from '@app/platform/channels';
import { Clock } from '@app/platform/clock';
import { mailedKey, readMailed, type Mailed } from '@app/runtime/proofs';
import { Operations } from '@app/vault';
import type { KeptCheckpoint } from '@app/runtime/proofs';

/** Tries at one address; after that it waits for the next day's. */
const mostTries = 10;
/** What stands in place of a reason while an address is still to be written to. */
const beingSent = 'waiting';
/** Milliseconds: one mail to a slow server takes a minute; who says nothing for longer than this has ended. */
const patience = 5 * 60_000;

/** The mail with a checkpoint: its text stands in it as it is, to be saved and compared. */
export const checkpointMessage = ({ count, note, madeAt, verifier }: KeptCheckpoint): Message => {
  const line = (text: string) => ({ text, kind: 'checkpoint', dueDate: null, link: null });
  return {
    id: `checkpoint-${count}-${sha256(note).slice(0, 16)}`,
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
  /** What was being sent when this server looked, and since when it has stood so. */
  private seen: Readonly<{ text: string | null; at: string }> | undefined;

  constructor(
    private readonly channels: Channels,
    private readonly operations: Operations,
    private readonly clock: Clock,
  ) {}

  /** One round. Several servers may come here at once: the one whose claim is written sends, as long as it says so. */
  async round(latest: () => Promise<KeptCheckpoint | null>): Promise<void> {
    const { checkpointsTo } = this.channels;
    const email = this.channels.get('email');
    if (checkpointsTo.length === 0 || !email) return;
    const now = this.clock.now();
    const text = await this.operations.checkpoints.get(mailedKey);
    const before = readMailed(text);
    if (this.isBeingSent(before, text, now)) return;
    const isNew = before?.day !== dayOf(now);
    const checkpoint = isNew ? await latest() : before.checkpoint;
    // What was mailed last says the same of a log to which nothing was added, unless somebody has signed it since.
    if (!checkpoint || (isNew && before?.checkpoint.note === checkpoint.note && before.failed.length === 0)) return;
    const waiting = isNew ? checkpointsTo : before.failed.map(({ address }) => address);
    const tries = isNew ? 1 : before.tries + 1;
    if (waiting.length === 0 || tries > mostTries) return;
    const failed = waiting.map((address) => ({ address, reason: beingSent }));
    await this.send(text, { day: dayOf(now), checkpoint, tries, failed });
  }

  /** Whether somebody is at it, here or elsewhere: by this server's clock alone, what is kept was changed not long ago. */
  private isBeingSent(mailed: Mailed | null, text: string | null, now: string): boolean {
    if (!mailed?.failed.some(({ reason }) => reason === beingSent)) return false;
    if (this.seen?.text !== text) this.seen = { text, at: now };
    return Date.parse(now) - Date.parse(this.seen!.at) < patience;
  }

  /** Sends to each that is waited for, and says so after each; ends when another has put its own word in the place. */
  private async send(read: string | null, claim: Mailed): Promise<void> {
    const say = async (from: string | null, to: Mailed): Promise<string | null> => {
      const text = JSON.stringify(to);
      return (await this.operations.checkpoints.swap(mailedKey, from, text)) ? text : null;
    };
    let mailed = claim;
    let said = await say(read, mailed);
    for (const { address } of claim.failed) {
      if (said === null) return;
      const reason = await this.sent(claim.checkpoint, address);
      const failed = mailed.failed.flatMap((one) =>
        one.address !== address ? [one] : reason === null ? [] : [{ address, reason }],
      );
      mailed = { ...mailed, failed };
      said = await say(said, mailed);
    }
    const reasons = mailed.failed.map(({ reason }) => reason);
    if (reasons.length > 0) this.logger.error(`检查点没有寄到 ${reasons.length} 个地址（${reasons.join('、')}）。`);
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
