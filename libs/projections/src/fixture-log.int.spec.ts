import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { catalogues } from '@app/domain/catalogue';
import type { Recorded } from '@app/domain/kernel';
import { EventTypes, recorded, SqliteEventStore, type StoredEvent } from '@app/event-store';
import { Sqlite } from '@app/sqlite';
import { apply } from '@test/projected';
import { fillStore } from '../../../test/bench/fill-store.js';
import { story } from '../../../test/bench/generator.js';
import { allProjections } from './all.js';
import { rowsDigest } from './kernel/index.js';

/*
 * Changed rows under an unchanged version would leave yesterday's read models in place, wrong. So the rows that each
 * version makes of a committed log are committed too, as a digest. `npm run fixtures` writes those of new versions;
 * it never overwrites one: raise the projection's number (or, before it was ever released, delete its file).
 * `npm run fixtures:log` tells the log anew, when there are events that it lacks, and then all digests.
 */
const update = process.env['UPDATE_FIXTURES'];
const logFolder = join(process.cwd(), 'test/fixtures/log');
const digestFolder = join(process.cwd(), 'test/fixtures/projections');
const types = new EventTypes(catalogues);
const unasked = () => '2025-03-03T01:00:00.000Z';

/** A small county over two school years, told by the real deciders, as `hengjian export` writes it. */
const tell = async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'story-'));
  const file = join(folder, 'events.sqlite');
  await fillStore(file, types, story({ counties: 1, sections: 6, years: 2, visits: 1 }));
  const store = SqliteEventStore.open(file, { types, now: unasked, readonly: true });
  const lines = (await store.readStored({ limit: 100_000 })).map(({ position: _position, ...event }) => event);
  await store.close();
  rmSync(folder, { recursive: true });
  mkdirSync(logFolder, { recursive: true });
  writeFileSync(join(logFolder, 'story.ndjson'), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
};

let text = '';
let events: readonly Recorded[] = [];
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fixture-log-'));
  if (update === 'log') await tell();
  text = readdirSync(logFolder)
    .filter((name) => name.endsWith('.ndjson'))
    .sort()
    .map((name) => readFileSync(join(logFolder, name), 'utf8'))
    .join('');
  const stored = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as StoredEvent);
  events = stored.map(({ data, meta }, index) => recorded(types, index + 1, data, meta));
});
afterAll(() => rmSync(folder, { recursive: true }));

const hashOf = (content: string) => createHash('sha256').update(content).digest('hex');

/** The rows that one projection makes of the log: their digest, and that of the log. */
const made = (projection: (typeof allProjections)[number]): string => {
  const db = new Sqlite(join(folder, `${projection.name}.sqlite`), { journal: 'OFF', synchronous: 'OFF' });
  db.exec(`${projection.tables};${projection.indexes ?? ''}`);
  db.transaction(() => apply(db, [projection], events));
  const digest = rowsDigest(db, [projection]);
  db.close();
  return `rows ${digest}\nlog ${hashOf(text)}\n`;
};

describe('on the committed log', () => {
  it.each(allProjections.map((projection) => [projection.name, projection] as const))(
    '%s makes the rows of its version',
    (name, projection) => {
      const file = join(digestFolder, `${name}.sha256`);
      const rows = made(projection);
      if (update && (update === 'log' || !existsSync(file))) {
        mkdirSync(digestFolder, { recursive: true });
        writeFileSync(file, rows);
      }
      expect(existsSync(file) ? readFileSync(file, 'utf8') : 'none: npm run fixtures').toBe(rows);
    },
  );

  it('has no digest of a projection that is gone', () => {
    const known = allProjections.map(({ name }) => `${name}.sha256`);
    const present = existsSync(digestFolder) ? readdirSync(digestFolder) : [];
    if (update) for (const name of present) if (!known.includes(name)) rmSync(join(digestFolder, name));
    expect(update ? [] : present.filter((name) => !known.includes(name))).toEqual([]);
  });

  it('every projection finds something to do', () => {
    const told = new Set(events.map(({ type }) => type));
    const idle = allProjections.filter(
      ({ every, when }) => !every && !Object.keys(when).some((type) => told.has(type)),
    );
    expect(idle.map(({ name }) => name)).toEqual([]);
  });
});
