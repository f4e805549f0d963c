import { describe, expect, it } from '@jest/globals';
import { accepted, filed, plainSchool, unit } from '@test/county';
import { projected } from '@test/projected';
import { entriesOf, soundSection } from '@test/sound-returns';
import { derivationOf } from '@app/domain/submissions';
import { trail } from '../../audit/index.js';
import { standingProjections } from '../read-models.js';
import { countyDifference } from './county-difference.js';

const [field = ''] = derivationOf('sportsVenueArea', 'primary').plus;
const origin = { kind: 'workbook', sheet: '填报表', cell: 'D17', hash: 'a'.repeat(64) } as const;
const entered = { value: '4120', explanation: '扩建', origin };
/** As the sound return has it, typed. */
const indoor = { field: 'indoorSportsArea', value: '600', explanation: null, origin: { kind: 'typed' } };
const entries = { ...entriesOf(soundSection), [field]: entered };

const db = projected(
  [...standingProjections, trail],
  [
    unit('county', 'county-1', null, { name: '彰武县' }), // 1
    ...plainSchool('a', 'county-1', 'primary'), // 2, 3
    filed('a.primary', { students: '520', sportsVenueArea: '3500' }), // 4
    accepted('a.primary'), // 5
    filed(
      'a.primary',
      { students: '520', sportsVenueArea: '4120' },
      { form: { id: 'section', version: 1 }, entries, version: 2 },
    ), // 6
    accepted('a.primary', 2), // 7
  ],
);
const causes = (from: number, to: number) => {
  const at = { countyId: 'county-1', dataYear: '2024-2025', asOf: '2025-03-03' };
  const found = countyDifference(db, { from: { ...at, knownAt: from }, to: { ...at, knownAt: to } });
  return found?.causes.filter(({ subject }) => subject === 'sportsVenueArea');
};

describe('a figure that was filed', () => {
  it('by form is told with its fields as they were entered, and the cell', () => {
    expect(causes(5, 7)).toMatchObject([
      { from: '3500', to: '4120', sequence: 7, cell: '上报表格“填报表”D17', fields: [{ field, ...entered }, indoor] },
    ]);
  });

  it('as a bare total has no fields', () => {
    expect(causes(3, 5)).toMatchObject([{ from: null, to: '3500', sequence: 5, cell: null, fields: [] }]);
  });
});
