import { Sqlite } from '@app/sqlite';
import type { BearerToken, Session } from '../operations.js';
import type { OutboxEntry } from '../outbox.js';
import { privateFile } from '../sqlite/private-file.js';
import { operationTables } from '../sqlite/sqlite-operations.js';
import { mendTokens } from '../sqlite/sqlite-bearer-tokens.js';
import { texts, type Fields } from './outbox-entries.js';
import { bring } from './outbox-scripts.js';
import { bringLockout } from './redis-lockouts.js';
import { RedisCredentials } from './redis-credentials.js';
import { RedisKeyValues } from './redis-key-values.js';
import { RedisReadMarks } from './redis-read-marks.js';
import type { RedisLink } from './redis-link.js';

/** Columns of the outbox's table, in order, as entries call them. */
const entryColumns = [
  'id',
  'noticeId',
  'kind',
  'subjectId',
  'sequence',
  'recipient',
  'countyId',
  'channel',
  'bundle',
  'status',
  'notBefore',
  'attempts',
  'messageId',
  'receipt',
  'reason',
  'madeAt',
  'doneAt',
  'heldUntil',
] as const;
const rooms = ['checkpoint', 'draft', 'statistics', 'preference', 'note'] as const;

type Row = readonly (string | number | null)[];

/** Rows of each table, as Redis has them now. */
async function* rowsOf(link: RedisLink): AsyncGenerator<readonly [table: string, row: Row]> {
  const after = (key: string, beginning: string): string => key.slice(beginning.length);
  const credential = (key: string) => link.call((redis) => redis.get(link.key(key)));
  const hash = (key: string): Promise<Fields> => link.call((redis) => redis.hgetall(link.key(key)));
  for await (const key of link.keys('session/')) {
    const one = JSON.parse((await credential(key)) ?? 'null') as Session | null;
    if (one) yield ['session', [after(key, 'session/'), one.id, one.accountId, one.openedAt, one.seenAt, one.endsAt]];
  }
  for await (const key of link.keys('token/')) {
    const one = JSON.parse((await credential(key)) ?? 'null') as BearerToken | null;
    const { id, accountId, label, createdAt, endsAt, usedAt } = one ?? ({} as Partial<BearerToken>);
    if (one)
      yield ['bearer_token', [after(key, 'token/'), id!, accountId!, label!, createdAt!, endsAt!, usedAt ?? null]];
  }
  for await (const key of link.keys('lockout/')) {
    const { firstAt, failures, lockedUntil = null } = await hash(key);
    if (firstAt !== undefined) yield ['lockout', [after(key, 'lockout/'), firstAt, Number(failures), lockedUntil]];
  }
  for (const room of rooms)
    for (const [key, value] of Object.entries(await hash(`values/${room}`))) yield ['key_value', [room, key, value]];
  for await (const key of link.keys('read-up-to/'))
    yield ['read_up_to', [after(key, 'read-up-to/'), Number(await credential(key))]];
  for await (const key of link.keys('read/'))
    for (const [notice, sequence] of Object.entries(await hash(key)))
      yield ['read_mark', [after(key, 'read/'), notice, Number(sequence)]];
  for await (const key of link.keys('outbox/entry/')) {
    const fields = await hash(key);
    if (fields['id'] !== undefined) yield ['outbox', entryColumns.map((name) => fields[name] ?? null)];
  }
}

/** Writes all that Redis has into a new file of one machine. @throws StoreUnavailable */
export const copyToFile = async (link: RedisLink, file: string): Promise<void> => {
  const rows: (readonly [string, Row])[] = [];
  for await (const one of rowsOf(link)) rows.push(one);
  const db = new Sqlite(privateFile(file), { synchronous: 'FULL' });
  try {
    db.exec(operationTables);
    db.transaction(() => {
      for (const [table, row] of rows)
        db.run(`insert or replace into ${table} values (${row.map(() => '?').join(', ')})`, ...row);
    });
  } finally {
    db.close();
  }
};

/**
 * Brings what a file of one machine has into Redis. What is there already stays as it is, so that a repeat after an
 * interruption completes it.
 * @param at ISO instant: what has ended by then is left behind @throws StoreUnavailable
 */
export const bringFromFile = async (link: RedisLink, file: string, at: string): Promise<void> => {
  const db = new Sqlite(privateFile(file), { synchronous: 'FULL' });
  try {
    db.exec(operationTables);
    mendTokens(db);
    const sessions = new RedisCredentials<Session>(link, 'session');
    const tokens = new RedisCredentials<BearerToken>(link, 'token');
    for (const row of db.allRaw<string[]>('select * from session where ends_at > ?', at)) {
      const [hash, id, accountId, openedAt, seenAt, endsAt] = row as [string, string, string, string, string, string];
      await sessions.put(hash, { id, accountId, openedAt, seenAt, endsAt }, at);
    }
    for (const row of db.allRaw<string[]>('select * from bearer_token where ends_at > ?', at)) {
      const [hash, id, accountId, label, createdAt, endsAt] = row as [string, string, string, string, string, string];
      await tokens.put(hash, { id, accountId, label, createdAt, endsAt, usedAt: row[6] ?? null }, at);
    }
    for (const row of db.allRaw<[string, string, number, string | null]>('select * from lockout'))
      await bringLockout(link, row, at);
    for (const [room, key, value] of db.allRaw<[string, string, string]>('select * from key_value'))
      await new RedisKeyValues(link, room).swap(key, null, value);
    const marks = new RedisReadMarks(link);
    for (const [account, sequence] of db.allRaw<[string, number]>('select * from read_up_to'))
      await marks.markAll(account, sequence);
    for (const [account, id, sequence] of db.allRaw<[string, string, number]>('select * from read_mark'))
      await marks.mark(account, [{ id, sequence }]);
    for (const row of db.allRaw<Row>('select * from outbox')) {
      const entry = Object.fromEntries(entryColumns.map((name, index) => [name, row[index]!])) as Entry;
      await link.run(bring, JSON.stringify({ fields: texts(entry), due: dueOf(entry), done: doneOf(entry) }));
    }
  } finally {
    db.close();
  }
};

type Entry = OutboxEntry & Readonly<{ heldUntil: string | null }>;

const dueOf = ({ notBefore, heldUntil }: Entry): number =>
  Date.parse(heldUntil !== null && heldUntil > notBefore ? heldUntil : notBefore);
const doneOf = ({ doneAt }: Entry): number => (doneAt === null ? 0 : Date.parse(doneAt));
