import { join } from 'node:path';
import { hqb2017 } from '@app/domain/standards';
import { countyBeside, countyStanding, explainedAt, standingProjections } from '@app/projections/indicators';
import { countyEntries, exemptionsOf } from '@app/projections/standards';
import { Sqlite } from '@app/sqlite';
import { accepted, filed, plainSchool, unit } from '@test/county';
import { apply, recorded, type Happening } from '@test/recorded';
import { entriesOf, soundSection } from '@test/sound-returns';
import { percentile, timed, type Bench } from './measure.js';

const sections = 300;
const dataYear = '2024-2025';
const standardId = hqb2017.id;
const entry = { countyId: 'county-1', dataYear, standardId };
const form = { id: 'section', version: 1 } as const;

/** Every seventh school has smaller music rooms, every ninth too many pupils; every second of these was granted relief. */
const schools: readonly Happening[] = Array.from({ length: sections }, (_, n): readonly Happening[] => {
  const id = `school-${n}`;
  const section = `${id}.${n % 2 === 0 ? 'primary' : 'junior'}`;
  const rooms = n % 7 === 0 ? { musicRoomsFrom96: '0' } : {};
  const pupils = n % 9 === 0 ? { students: '2200' } : {};
  const subjects = [...(n % 14 === 0 ? ['B3'] : []), ...(n % 18 === 0 ? ['B4'] : [])];
  return [
    ...plainSchool(id, 'county-1', n % 2 === 0 ? 'primary' : 'junior'),
    filed(section, {}, { form, entries: entriesOf({ ...soundSection, ...rooms, ...pupils }) }),
    accepted(section),
    ...subjects.map((subject): Happening => {
      const granted = { exemptionId: `${section}.${subject}`, sectionId: section, subject, plan: '改扩建' };
      const data = { ...entry, ...granted, expires: '2027-12-31', evidence: [] };
      const fact = { type: 'ExemptionGranted', data } as const;
      return { in: `county-record-county-1.${dataYear}`, fact, effectiveAt: '2025-03-01' };
    }),
  ];
}).flat();
const judged = hqb2017.items
  .filter(({ conditions }) => conditions.length === 0)
  .map(({ id: item }): Happening => {
    const said = { item, judgement: 'met', figures: {}, note: '经查阅资料认定。', evidence: [], reason: null } as const;
    const fact = { type: 'ItemRecorded', data: { ...entry, ...said } } as const;
    return { in: `county-record-county-1.${dataYear}`, fact, effectiveAt: '2025-03-01' };
  });

const countyOf300 = (folder: string): Sqlite => {
  const db = new Sqlite(join(folder, 'read.sqlite'), { synchronous: 'OFF' });
  for (const { tables, indexes } of standingProjections) db.exec(`${tables};\n${indexes ?? ''}`);
  const story = recorded([unit('county', 'county-1', null), ...schools, ...judged]);
  db.transaction(() => apply(db, standingProjections, story));
  return db;
};

/** More days than standings are kept: on each the items are counted and judged anew. */
const days = Array.from({ length: 150 }, (_, index) =>
  new Date(Date.UTC(2025, 3, 1 + index)).toISOString().slice(0, 10),
);

/**
 * What the checklist of a county of 300 sections that file by form reads: its items judged over the accepted returns and
 * what was granted, what was recorded of each, the exemptions, and the county under both standards. On a day that nobody
 * asked about before, and again; beside it why one counted item stands as it does.
 */
export const bench: Bench = async (folder) => {
  const db = countyOf300(folder);
  const of = { countyId: 'county-1', dataYear };
  const look = (asOf: string): void => {
    const found = countyStanding(db, { ...of, standardId, asOf });
    const counted = found?.standing.items.filter(({ figuresOf }) => figuresOf === 'counted').length ?? 0;
    if (counted < 8 || found?.standing.sections.length !== sections) throw new Error('the items are not counted');
    const point = { knownAt: Number.MAX_SAFE_INTEGER, asOf };
    countyEntries(db, { ...of, standardId }, point);
    exemptionsOf(db, { ...of, standardId }, point);
    countyBeside(db, { ...of, asOf });
  };
  const last = days.at(-1)!;
  for (const day of days.slice(0, 20)) look(day);
  const anew: number[] = [];
  for (const day of days.slice(20)) anew.push(await timed(() => look(day)));
  const again: number[] = [];
  for (let round = 0; round < 1000; round += 1) again.push(await timed(() => look(last)));
  const why: number[] = [];
  const question = { ...of, standardId, sectionId: null, subject: 'B3', asOf: last };
  for (let round = 0; round < 100; round += 1) why.push(await timed(() => explainedAt(db, question)));
  db.close();
  return [
    {
      name: 'checklist-300',
      unit: 'ms',
      value: percentile(anew, 0.95),
      limit: null,
      ratio: null,
      more: {
        p50: percentile(anew, 0.5),
        againP50: percentile(again, 0.5),
        againP95: percentile(again, 0.95),
        explainItemP95: percentile(why, 0.95),
      },
    },
  ];
};
