import { randomUUID } from 'node:crypto';
import { BearerTokens, type BearerToken } from '../operations.js';
import { hashed, later, newToken, seenEvery } from '../secrets.js';
import { newest, RedisCredentials } from './redis-credentials.js';
import type { RedisLink } from './redis-link.js';

export class RedisBearerTokens extends BearerTokens {
  private readonly held: RedisCredentials<BearerToken>;

  constructor(link: RedisLink) {
    super();
    this.held = new RedisCredentials(link, 'token');
  }

  async issue({ accountId, label, at, endsAt }: Readonly<Record<'accountId' | 'label' | 'at' | 'endsAt', string>>) {
    const token = newToken();
    const record: BearerToken = { id: randomUUID(), accountId, label, createdAt: at, endsAt, usedAt: null };
    await this.held.put(hashed(token), record, at);
    return { token, record };
  }

  async use(token: string, at: string): Promise<BearerToken | null> {
    const hash = hashed(token);
    const record = await this.held.get(hash);
    if (!record || record.endsAt <= at) return null;
    if (record.usedAt !== null && later(record.usedAt, seenEvery) > at) return record;
    const used = { ...record, usedAt: at };
    await this.held.renew(hash, used);
    return used;
  }

  async list(accountId: string, at: string): Promise<readonly BearerToken[]> {
    const own = (await this.held.list(accountId)).filter(({ endsAt }) => endsAt > at);
    return newest(own, ({ createdAt }) => createdAt);
  }

  revoke(accountId: string, id: string): Promise<boolean> {
    return this.held.end(accountId, id);
  }

  revokeAll(accountId: string): Promise<number> {
    return this.held.endAll(accountId);
  }
}
