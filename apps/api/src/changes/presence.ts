import { Injectable } from '@nestjs/common';
import { inForce, type Grant } from '@app/domain/access';
import { dayOf } from '@app/domain/kernel';
import { Clock } from '@app/platform/clock';
import { Config } from '@app/platform/config';
import type { Person } from '@app/platform/http';
import { accountById } from '@app/projections/access';
import { ReadModel } from '@app/projections/kernel';
import { Operations } from '@app/vault';

/** Whether somebody who came in is still there. Looking is no use of a session: it still ends when nothing is done. */
@Injectable()
export class Presence {
  constructor(
    private readonly operations: Operations,
    private readonly model: ReadModel,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** Today's grants; null when the session or token is over, or the account is closed. */
  async grantsOf({ accountId, by, credentialId }: Person): Promise<readonly Grant[] | null> {
    const at = this.clock.now();
    const held =
      by === 'cookie' ? await this.session(accountId, credentialId, at) : await this.token(accountId, credentialId, at);
    if (!held) return null;
    const account = accountById(this.model.db, accountId);
    return account?.status === 'open' ? account.grants.filter((grant) => inForce(grant, dayOf(at))) : null;
  }

  private async session(accountId: string, id: string, at: string): Promise<boolean> {
    const session = (await this.operations.sessions.list(accountId, at)).find((one) => one.id === id);
    return session !== undefined && Date.parse(at) - Date.parse(session.seenAt) <= this.config.session.idleMs;
  }

  private async token(accountId: string, id: string, at: string): Promise<boolean> {
    return (await this.operations.tokens.list(accountId, at)).some((one) => one.id === id);
  }
}
