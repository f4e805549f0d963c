import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { erasedAfter } from '@app/projections/access';
import { ReadModel } from '@app/projections/kernel';
import { Vault } from '@app/vault';

/** After a vault that could not be reached (ms). */
const again = 30_000;

/**
 * Keeps the vault without those whom the log says are erased: a vault put back from an older copy has them again, and a
 * process may have ended between the event and the erasing. All of them at the start, before anybody is answered; then
 * as the events come, on every node. Erasing somebody who is gone changes nothing.
 */
@Injectable()
export class Erasures implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Erasures');
  private upTo = 0;
  private working: Promise<void> = Promise.resolve();
  private waiting: NodeJS.Timeout | undefined;
  private unfollow: (() => void) | undefined;

  constructor(
    private readonly model: ReadModel,
    private readonly vault: Vault,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.unfollow = this.model.onMoved(() => this.look());
    this.look();
    await this.working;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.unfollow?.();
    clearTimeout(this.waiting);
    await this.working;
  }

  private look(): void {
    this.working = this.working.then(() => this.erase());
  }

  private async erase(): Promise<void> {
    try {
      for (const { accountId, sequence } of erasedAfter(this.model.db, this.upTo)) {
        if (await this.vault.erase(accountId))
          this.logger.log(`账号 ${accountId} 的个人信息已按第 ${sequence} 条记录删除`);
        this.upTo = sequence;
      }
    } catch (error) {
      this.logger.warn(`个人信息没有删成，稍后再试：${error instanceof Error ? error.message : String(error)}`);
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.look(), again).unref();
    }
  }
}
