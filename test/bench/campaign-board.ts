import { join } from 'node:path';
import { catalogues } from '@app/domain/catalogue';
import { draftKey, unitOfDraft } from '@app/domain/submissions';
import { EventTypes, SqliteEventStore } from '@app/event-store';
import { allProjections, rebuildFromFile } from '@app/projections';
import { campaignBoard, type BoardQuestion } from '@app/projections/submissions';
import { Sqlite } from '@app/sqlite';
import { SqliteOperations } from '@app/vault';
import { median, percentile, timed, type Bench } from './measure.js';
import { storyStore } from './story-store.js';

const rounds = 5;
const asks = 60;
const dataYear = '2024-2025';
const target = 100;

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

/** Half of the county's units have a draft, and as many times ten of other counties'. */
const withDrafts = async (folder: string, units: readonly string[]) => {
  const operations = new SqliteOperations(join(folder, 'operations.sqlite'));
  const drafted = units.filter((_, index) => index % 2 === 0);
  const keys = drafted.flatMap((unitId) => [
    draftKey(dataYear, unitId, 'section'),
    ...Array.from({ length: 9 }, (_, n) => draftKey(dataYear, `${n}${unitId.slice(1)}-elsewhere`, 'section')),
  ]);
  await operations.drafts.replace('', new Map(keys.map((key) => [key, '{}'])));
  return operations;
};

/** A board of 3,000 units: counts of all, a page of fifty, drafts asked for beside the log, as a request asks it. */
export const bench: Bench = async (folder) => {
  const db = await readModel(folder);
  const { campaignId, countyId } = db.get<{ campaignId: string; countyId: string }>(
    'select campaign_id as campaignId, county_id as countyId from campaign where data_year = ?',
    dataYear,
  )!;
  const units = db
    .all<{ id: string }>('select unit_id as id from campaign_unit where campaign_id = ?', campaignId)
    .map(({ id }) => id);
  if (units.length < 3000) throw new Error(`the campaign asks ${units.length} units`);
  const operations = await withDrafts(folder, units);
  const ask = async (change: Partial<BoardQuestion>): Promise<number> => {
    const drafts = new Set((await operations.drafts.keys(`${dataYear}/`)).map(unitOfDraft));
    const question = { campaignId, roots: [countyId], drafts, day: '2024-12-31', limit: 50, offset: 0, ...change };
    return campaignBoard(db, question).total;
  };
  const questions: readonly Partial<BoardQuestion>[] = [
    {},
    { offset: 2900 },
    { status: 'accepted' },
    { overdue: true },
    { search: '第1' },
  ];
  const parts: { p50: number; p95: number; school: number }[] = [];
  const school = db.get<{ id: string }>(`select unit_id as id from organization_unit where kind = 'school'`)!.id;
  for (let round = -1; round < rounds; round += 1) {
    const times: number[] = [];
    const own: number[] = [];
    for (let n = 0; n < asks; n += 1) {
      times.push(await timed(() => ask(questions[n % questions.length]!)));
      own.push(await timed(() => ask({ roots: [school] })));
    }
    if (round >= 0)
      parts.push({ p50: percentile(times, 0.5), p95: percentile(times, 0.95), school: percentile(own, 0.95) });
  }
  await operations.close();
  db.close();
  const value = median(parts.map(({ p95 }) => p95));
  return [
    {
      name: 'campaign-board',
      unit: 'ms',
      value,
      limit: target,
      ratio: target / value,
      more: {
        units: units.length,
        p50: median(parts.map(({ p50 }) => p50)),
        ownLinesP95: median(parts.map((one) => one.school)),
      },
    },
  ];
};
