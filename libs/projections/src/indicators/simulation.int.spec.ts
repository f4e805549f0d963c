import { expect, it } from '@jest/globals';
import type { Overlay } from '@app/domain/indicators';
import { basic2012, hqb2017, type Standard } from '@app/domain/standards';
import { accepted, filed, plainSchool, unit } from '@test/county';
import { projected } from '@test/projected';
import { simulatedAt } from './simulation.js';
import { resolved } from './standing.js';
import { standingProjections } from './read-models.js';

const dataYear = '2024-2025';
const entry = { countyId: 'county-1', dataYear, evidence: [], reason: null };
const judged = (standardId: string, item: string, judgement: 'met' | 'notMet') => ({
  in: 'county-record-county-1.2024-2025' as const,
  fact: { type: 'ItemRecorded', data: { ...entry, standardId, item, judgement, figures: {}, note: null } } as const,
});
const surveyed = (standardId: string, percent: string) => ({
  in: 'county-record-county-1.2024-2025' as const,
  fact: { type: 'RecognitionRecorded', data: { ...entry, standardId, percent, source: '问卷' } } as const,
});

const db = projected(
  standingProjections,
  [
    unit('county', 'county-1', null),
    ...plainSchool('a', 'county-1', 'primary'),
    ...plainSchool('b', 'county-1', 'primary'),
    filed('a.primary', { students: '520', sportsVenueArea: '3800' }),
    accepted('a.primary'),
    filed('b.primary', { students: '520', sportsVenueArea: '4800' }),
    accepted('b.primary'),
    judged('hqb-2017', 'B1', 'met'),
    surveyed('hqb-2017', '91.2'),
  ].map((one) => ({ effectiveAt: '2025-03-03', ...one })),
);
const by = ({ id: standardId }: Standard) =>
  resolved(db, { countyId: 'county-1', dataYear, asOf: '2025-03-03', standardId })!;
const bounds = [{ indicator: 'L5', stage: 'primary', threshold: '7', cvLimit: null }] as const;
const nothing: Overlay = { figures: [], growth: [], projects: [], bounds: [] };
const simulated = (overlay: Overlay, standard: Standard, base = hqb2017) => {
  const found = simulatedAt(db, by(base), { overlay, standard, mayName: () => true });
  if ('faults' in found) throw new Error(JSON.stringify(found.faults));
  return found.changes;
};

it('another standard alone is the whole reason: the county’s record by that one is not blamed for it', () => {
  const [there, back] = [simulated(nothing, basic2012), simulated(nothing, hqb2017, basic2012)];
  for (const changes of [there, back]) {
    expect(changes.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['recognition', 'rule']));
    for (const { steps } of changes) expect(steps.map(({ why }) => why)).toEqual(['standard']);
  }
});

it('bounds that are assumed are a rule, too, with another standard or without', () => {
  for (const { steps } of simulated({ ...nothing, bounds }, hqb2017))
    expect(steps.map(({ why }) => why)).toEqual(['standard']);
  expect(simulated({ ...nothing, bounds }, hqb2017).find(({ unitId }) => unitId === 'a.primary')).toMatchObject({
    from: { verdict: 'notMet' },
    to: { verdict: 'met' },
  });
});

it('a figure that is assumed is told apart from the bounds', () => {
  const figures = [{ unitId: 'a.primary', figures: { sportsVenueArea: '3640' } }];
  const changes = simulated({ ...nothing, figures, bounds }, hqb2017);
  expect(changes.find(({ unitId, subject }) => unitId === 'a.primary' && subject === 'L5')?.steps).toMatchObject([
    { why: 'standard', from: { value: '7.307692', verdict: 'notMet' }, to: { value: '7.307692', verdict: 'met' } },
    { why: 'record', to: { value: '7.000000', verdict: 'met' } },
  ]);
});
