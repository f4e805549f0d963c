import { Operations } from '../operations.js';
import { bringFromFile, copyToFile } from './moved-operations.js';
import { RedisBearerTokens } from './redis-bearer-tokens.js';
import { RedisKeyValues } from './redis-key-values.js';
import { RedisLink, type LinkLog } from './redis-link.js';
import { RedisLockouts } from './redis-lockouts.js';
import { RedisOutbox } from './redis-outbox.js';
import { RedisReadMarks } from './redis-read-marks.js';
import { RedisSessions } from './redis-sessions.js';

export type RedisOperationsOptions = Readonly<{
  /** `redis://…` or `rediss://…`: a secret. */
  url: string;
  tenant: string;
  log: LinkLog;
}>;

/** Operations on one Redis, shared by all nodes; as durable as its AOF. */
export class RedisOperations extends Operations {
  readonly sessions;
  readonly tokens;
  readonly lockouts;
  readonly checkpoints;
  readonly drafts;
  readonly statistics;
  readonly preferences;
  readonly notes;
  readonly readMarks;
  readonly outbox;

  private constructor(private readonly link: RedisLink) {
    super();
    this.sessions = new RedisSessions(link);
    this.tokens = new RedisBearerTokens(link);
    this.lockouts = new RedisLockouts(link);
    this.checkpoints = new RedisKeyValues(link, 'checkpoint');
    this.drafts = new RedisKeyValues(link, 'draft');
    this.statistics = new RedisKeyValues(link, 'statistics');
    this.preferences = new RedisKeyValues(link, 'preference');
    this.notes = new RedisKeyValues(link, 'note');
    this.readMarks = new RedisReadMarks(link);
    this.outbox = new RedisOutbox(link);
  }

  /** @throws OperationsUnfit with what to set; StoreUnavailable when nobody answers */
  static async open({ url, tenant, log }: RedisOperationsOptions): Promise<RedisOperations> {
    // Queues of the same installation begin with `hengjian-<tenant>:`.
    return new RedisOperations(await RedisLink.open(url, `hengjian-${tenant}/`, log));
  }

  /** In the file format of one machine. What changes meanwhile is in it or not, each thing whole. */
  backup(file: string): Promise<void> {
    return copyToFile(this.link, file);
  }

  /** Brings what a file of one machine has; what is here already stays. @param at ISO instant @throws StoreUnavailable */
  bring(file: string, at: string): Promise<void> {
    return bringFromFile(this.link, file, at);
  }

  async close(): Promise<void> {
    this.link.close();
  }
}
