import { randomUUID } from 'node:crypto';
import { Sessions, type Session } from '../operations.js';
import { hashed, later, newToken, seenEvery } from '../secrets.js';
import { newest, RedisCredentials } from './redis-credentials.js';
import type { RedisLink } from './redis-link.js';

export class RedisSessions extends Sessions {
  private readonly held: RedisCredentials<Session>;

  constructor(link: RedisLink) {
    super();
    this.held = new RedisCredentials(link, 'session');
  }

  async open(accountId: string, at: string, { absoluteMs }: Readonly<{ absoluteMs: number }>) {
    const token = newToken();
    const session: Session = { id: randomUUID(), accountId, openedAt: at, seenAt: at, endsAt: later(at, absoluteMs) };
    await this.held.put(hashed(token), session, at);
    return { token, session };
  }

  async use(token: string, at: string, idleMs: number): Promise<Session | null> {
    const hash = hashed(token);
    const session = await this.held.get(hash);
    if (!session) return null;
    if (session.endsAt <= at || later(session.seenAt, idleMs) <= at) {
      await this.held.end(session.accountId, session.id);
      return null;
    }
    if (later(session.seenAt, Math.min(seenEvery, idleMs / 2)) > at) return session;
    const used = { ...session, seenAt: at };
    await this.held.renew(hash, used);
    return used;
  }

  async list(accountId: string, at: string): Promise<readonly Session[]> {
    const own = (await this.held.list(accountId)).filter(({ endsAt }) => endsAt > at);
    return newest(own, ({ openedAt }) => openedAt);
  }

  end(accountId: string, id: string): Promise<boolean> {
    return this.held.end(accountId, id);
  }

  endAll(accountId: string, except?: string): Promise<number> {
    return this.held.endAll(accountId, except);
  }
}
