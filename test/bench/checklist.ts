import { hqb2017 } from '@app/domain/standards';
import { countyBeside, countyStanding, explainedAt } from '@app/projections/indicators';
import { countyEntries, exemptionsOf } from '@app/projections/standards';
import { percentile, timed, type Bench } from './measure.js';
import { readModel } from './standing.js';

const dataYear = '2024-2025';
const standardId = hqb2017.id;

/** More days than standings are kept: on each the items are counted and judged anew. */
const days = Array.from({ length: 150 }, (_, index) =>
  new Date(Date.UTC(2025, 2, 1 + index)).toISOString().slice(0, 10),
);

/**
 * What the checklist of a county of 300 sections reads: its items judged over the accepted returns, what was recorded of
 * each, the exemptions, and the county under both standards. On a day that nobody asked about before, and again; beside it
 * why one counted item stands as it does.
 */
export const bench: Bench = async (folder) => {
  const db = await readModel(folder);
  const { countyId } = db.get<{ countyId: string }>(
    'select county_id as countyId from county_sequence group by county_id order by 1 limit 1',
  )!;
  const point = { knownAt: Number.MAX_SAFE_INTEGER };
  const look = (asOf: string): void => {
    const found = countyStanding(db, { countyId, dataYear, standardId, asOf });
    const counted = found?.standing.items.filter(({ figuresOf }) => figuresOf === 'counted').length ?? 0;
    if (counted === 0 || found?.standing.sections.length !== 300)
      throw new Error('this is no county of 300 that files by form');
    countyEntries(db, { countyId, dataYear, standardId }, { ...point, asOf });
    exemptionsOf(db, { countyId, standardId }, { ...point, asOf });
    countyBeside(db, { countyId, dataYear, asOf });
  };
  const last = days.at(-1)!;
  for (let warm = 0; warm < 20; warm += 1) look(last);
  const anew: number[] = [];
  for (const day of days) anew.push(await timed(() => look(day)));
  const again: number[] = [];
  for (let round = 0; round < 1000; round += 1) again.push(await timed(() => look(last)));
  const why: number[] = [];
  const question = { countyId, dataYear, standardId, sectionId: null, subject: 'B3' };
  for (let round = 0; round < 200; round += 1)
    why.push(await timed(() => explainedAt(db, { ...question, asOf: last })));
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
