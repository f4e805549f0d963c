import { join } from 'node:path';
import { ReturnDrafts } from '@app/application/submissions';
import { catalogues } from '@app/domain/catalogue';
import { draftKey } from '@app/domain/submissions';
import { EventTypes, SqliteEventStore } from '@app/event-store';
import { allProjections, rebuildFromFile } from '@app/projections';
import {
  awaitsFiling,
  campaignBoard,
  campaignLines,
  campaignParties,
  withDrafts,
  type BoardFilter,
} from '@app/projections/submissions';
import { Sqlite } from '@app/sqlite';
import { SqliteOperations } from '@app/vault';
import { median, percentile, timed, type Bench } from './measure.js';
import { storyStore } from './story-store.js';

const rounds = 5;
const asks = 60;
const dataYear = '2024-2025';
const target = 100;
/** Filing units founded after the opening. */
const young = 20;

/** The read model of one county of 3,000 sections over a school year, most of its returns accepted. */
const readModel = async (folder: string) => {
  const storeFile = join(folder, 'events.sqlite');
  storyStore({ file: storeFile, plot: { counties: 1, sections: 3000, years: 1, firstYear: 2024, visits: 0 } });
  const types = new EventTypes(catalogues);
  const store = SqliteEventStore.open(storeFile, { types, now: () => new Date().toISOString(), readonly: true });
  const { storeId } = store;
  await store.close();
  const order = { file: join(folder, 'read.sqlite'), storeId, storeFile };
  return new Sqlite(await rebuildFromFile(order, allProjections, catalogues), { synchronous: 'NORMAL' });
};

type Round = Readonly<{ campaignId: string; countyId: string; units: readonly string[] }>;

/** Its campaign, in the middle of it: open, half of the units have filed, twenty were founded since the opening. */
const halfWay = (db: Sqlite): Round => {
  const { campaignId, countyId } = db.get<{ campaignId: string; countyId: string }>(
    'select campaign_id as campaignId, county_id as countyId from campaign where data_year = ?',
    dataYear,
  )!;
  const asked = db.all<{ id: string; at: number }>(
    `select a.unit_id as id, u.registered_sequence as at from campaign_unit a
     join organization_unit u on u.unit_id = a.unit_id where a.campaign_id = ? order by at`,
    campaignId,
  );
  const units = asked.slice(0, -young).map(({ id }) => id);
  if (units.length < 3000) throw new Error(`the campaign asks ${units.length} units`);
  const half = JSON.stringify(units.filter((_, index) => index % 2 === 0));
  db.run(`delete from submission_current where unit_id in (select value from json_each(?))`, half);
  db.run(
    'delete from campaign_unit where campaign_id = ? and unit_id not in (select value from json_each(?))',
    campaignId,
    JSON.stringify(units),
  );
  db.run(`update campaign set status = 'open', opened_sequence = ?`, asked.at(-young)!.at - 1);
  return { campaignId, countyId, units };
};

/** A draft's size: some sixty fields. */
const draft = JSON.stringify({ revision: 1, entries: 'x'.repeat(6000), updatedAt: '', updatedBy: '' });

/** Every fourth of the county's units has a draft, and nine times as many units of other counties. */
const withOthers = async (folder: string, units: readonly string[]) => {
  const operations = new SqliteOperations(join(folder, 'operations.sqlite'));
  const keys = units
    .filter((_, index) => index % 4 === 0)
    .flatMap((unitId) => [unitId, ...Array.from({ length: 9 }, (_, n) => `${n}${unitId.slice(1)}-elsewhere`)])
    .map((unitId) => draftKey(dataYear, unitId, 'section'));
  await operations.drafts.replace('', new Map(keys.map((key) => [key, draft])));
  return operations;
};

/**
 * A board of 3,000 units: counts of all, a page of fifty, drafts asked for beside the log, as a request asks it; once
 * right after something has happened, as the target has it, and once more with nothing new. Beside it the guard's
 * question and one school's own lines.
 */
export const bench: Bench = async (folder) => {
  const db = await readModel(folder);
  const { campaignId, countyId, units } = halfWay(db);
  const operations = await withOthers(folder, units);
  const drafts = new ReturnDrafts(operations);
  const ask = async (root: string, filter: Partial<BoardFilter> = {}): Promise<number> => {
    if (!campaignParties(db, campaignId, [root])?.length) throw new Error('no such campaign');
    const lines = campaignLines(db, { campaignId, roots: [root], day: '2024-12-31' });
    const drafted = await drafts.among(dataYear, lines.filter(awaitsFiling));
    return campaignBoard(db, campaignId, withDrafts(lines, drafted), { limit: 50, offset: 0, ...filter }).total;
  };
  const filters: readonly Partial<BoardFilter>[] = [
    {},
    { offset: 2900 },
    { status: 'draft' },
    { overdue: true },
    { search: '第1' },
  ];
  const school = db.get<{ id: string }>(
    'select parent_id as id from organization_unit where unit_id = ?',
    units.at(-1)!,
  )!.id;
  const found = [await ask(countyId), await ask(countyId, { standing: 'notIncluded' }), await ask(school)];
  if (found[0] !== units.length + young || found[1] !== young || !found[2]) throw new Error(`found ${found.join()}`);
  const parts: Record<'p50' | 'p95' | 'cpu' | 'again' | 'own', number>[] = [];
  for (let round = -1; round < rounds; round += 1) {
    const fresh: number[] = [];
    const again: number[] = [];
    const own: number[] = [];
    let cpu = 0;
    for (let n = 0; n < asks; n += 1) {
      db.run('update campaign set reason = reason');
      const filter = filters[n % filters.length]!;
      const before = process.cpuUsage();
      fresh.push(await timed(() => ask(countyId, filter)));
      const { user, system } = process.cpuUsage(before);
      cpu += (user + system) / 1000 / asks;
      again.push(await timed(() => ask(countyId, filter)));
      own.push(await timed(() => ask(school)));
    }
    const p95 = (times: readonly number[]) => percentile(times, 0.95);
    if (round >= 0) parts.push({ p50: percentile(fresh, 0.5), p95: p95(fresh), cpu, again: p95(again), own: p95(own) });
  }
  await operations.close();
  db.close();
  const of = (part: keyof (typeof parts)[number]) => median(parts.map((one) => one[part]));
  const value = of('p95');
  return [
    {
      name: 'campaign-board',
      unit: 'ms',
      value,
      limit: target,
      ratio: target / value,
      more: {
        units: units.length,
        p50: of('p50'),
        cpu: of('cpu'),
        nothingNewP95: of('again'),
        ownLinesP95: of('own'),
      },
    },
  ];
};
