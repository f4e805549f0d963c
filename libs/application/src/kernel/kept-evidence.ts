import { Injectable } from '@nestjs/common';
import { Attachments } from '@app/attachments';
import { Refusal, type Evidence, type Request } from '@app/domain/kernel';

/** Evidence goes into permanent events: what a person cites has to be kept, or nobody could ever look at it. */
@Injectable()
export class KeptEvidence {
  constructor(private readonly attachments: Attachments) {}

  /**
   * What processes pass on stands in the log already.
   * @throws Refusal attachments.not-kept, with the first hash that is not there
   */
  async check(command: object, { actor }: Request): Promise<void> {
    if (actor.role === 'process' || !('evidence' in command)) return;
    for (const { hash } of command.evidence as readonly Evidence[])
      if (!(await this.attachments.has(hash))) throw new Refusal('attachments.not-kept', { hash }, 'invalid');
  }
}
