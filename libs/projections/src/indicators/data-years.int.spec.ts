import { expect, it } from '@jest/globals';
import { accepted, filed, plainSchool, recordsItem, unit } from '@test/county';
import { projected } from '@test/projected';
import { anyProjection } from '../kernel/index.js';
import { organizationTree } from '../organizations/index.js';
import { countyRecords } from '../standards/index.js';
import { campaignRegister, submissionRegister } from '../submissions/index.js';
import { countyYears } from './data-years.js';

const figures = { students: '100' };
const db = projected(
  [organizationTree, submissionRegister, campaignRegister, countyRecords].map((one) => anyProjection(one)),
  [
    unit('county', 'county-1', null),
    unit('county', 'county-2', null),
    ...plainSchool('school-1', 'county-1', 'primary'),
    ...plainSchool('school-2', 'county-2', 'primary'),
    filed('school-1.primary', figures),
    accepted('school-1.primary'),
    filed('school-1.primary', figures, { dataYear: '2025-2026', effectiveFrom: '2025-09-01' }),
    filed('school-2.primary', figures, { dataYear: '2022-2023', effectiveFrom: '2022-09-01' }),
    recordsItem('B1', {}),
  ],
);

it('offers the years in which something was filed, asked or recorded, and shows the last that counts', () => {
  expect(countyYears(db, 'county-1', '2027-03-01')).toEqual({
    dataYear: '2024-2025',
    dataYears: ['2026-2027', '2025-2026', '2024-2025'],
    nextDataYear: '2027-2028',
  });
});

it('shows the year of the day while nothing counts, and no year of another county', () => {
  expect(countyYears(db, 'county-2', '2025-08-31')).toEqual({
    dataYear: '2024-2025',
    dataYears: ['2024-2025', '2022-2023'],
    nextDataYear: '2025-2026',
  });
  expect(countyYears(db, 'county-3', '2025-09-01').dataYears).toEqual(['2025-2026']);
});
