import type { Fact } from '@app/domain/kernel';
import type { Sqlite } from '@app/sqlite';
import type { Projection } from '../kernel/index.js';

const hashOf = (value: unknown): string | undefined => {
  const hash = (value as { hash?: unknown } | null)?.hash;
  return typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash) ? hash : undefined;
};

/** Evidence stands in an event's data as a list of `{ hash, mediaType, bytes }`, under whatever name. */
const hashesIn = (data: unknown): readonly string[] => {
  let found: string[] | undefined;
  for (const key in data as Record<string, unknown>) {
    const value = (data as Record<string, unknown>)[key];
    if (!Array.isArray(value) || hashOf(value[0]) === undefined) continue;
    for (const one of value) {
      const hash = hashOf(one);
      if (hash !== undefined) (found ??= []).push(hash);
    }
  }
  return found ?? none;
};

const none: readonly string[] = [];

/** Which streams cite which file: whoever may see the matter may see its evidence. */
export const evidenceUses: Projection<Fact> = {
  name: 'evidence-use@2',
  // A matter may cite a file twice: rows come at the end as they happen, which a rebuild does at a third of the cost.
  tables: `create table evidence_use (hash text not null, stream text not null) strict;`,
  indexes: `create index evidence_use_hash on evidence_use (hash, stream);`,
  when: {},
  every: (db, { data, stream }) => {
    for (const hash of hashesIn(data)) db.run('insert into evidence_use values (?, ?)', hash, stream);
  },
};

/** Names of the streams that cite a file. */
export const streamsCiting = (db: Sqlite, hash: string): readonly string[] =>
  db
    .all<{ stream: string }>('select distinct stream from evidence_use where hash = ? order by stream', hash)
    .map(({ stream }) => stream);
