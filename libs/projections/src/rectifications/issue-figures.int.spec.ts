import { describe, expect, it } from '@jest/globals';
import { dayOf, type Recorded } from '@app/domain/kernel';
import type { RectificationEvent } from '@app/domain/rectifications';
import { accepted, corrected, filed, plainSchool, unit } from '@test/county';
import { projected, recorded } from '@test/projected';
import { anyProjection } from '../kernel/index.js';
import { countySequence, organizationTree } from '../organizations/index.js';
import { adoptedStandards, countyRecords } from '../standards/index.js';
import { submissionRegister } from '../submissions/index.js';
import { statementRegister } from '../indicators/index.js';
import { figureMoments, issueFigures } from './issue-figures.js';

const figures = (sportsVenueArea: string) => ({
  students: '1000',
  aboveStandardQualifiedTeachers: '60',
  backboneTeachers: '10',
  peArtsFullTimeTeachers: '9',
  teachingAncillaryArea: '5800',
  sportsVenueArea,
  teachingEquipmentValue: '2500000',
  networkedMultimediaClassrooms: '24',
});
const next = { dataYear: '2025-2026', effectiveFrom: '2025-09-01' };
const [proposed, corrects] = corrected('school-1.primary', figures('7000'), '2024-09-01');
const happenings = [
  unit('county', 'county-1', null),
  ...plainSchool('school-1', 'county-1', 'primary'),
  ...plainSchool('school-2', 'county-1', 'primary'),
  filed('school-1.primary', figures('6000')),
  accepted('school-1.primary'),
  proposed,
  corrects,
  filed('school-1.primary', figures('8000'), { ...next, submittedBy: 'reporter-2' }),
];
const db = projected(
  [organizationTree, countySequence, submissionRegister, adoptedStandards, countyRecords, statementRegister].map(
    (one) => anyProjection(one),
  ),
  happenings,
);
const log = recorded(happenings);
/** Place of a happening in the log. */
const sequenceOf = (fact: (one: Recorded) => boolean): number => log.find(fact)!.sequence;
const acceptedAt = sequenceOf(({ type }) => type === 'FiguresAccepted');
const correctedAt = sequenceOf(({ type }) => type === 'CorrectionAccepted');

const about = { unitId: 'school-1', countyId: 'county-1', indicator: 'L5' };
const day = dayOf(log.at(-1)!.recordedAt);
const at = (moment: 'raised' | 'closed' | 'now', sequence: number | null) =>
  ({ moment, round: 1, on: day, sequence }) as const;

describe('the figures of an issue, before and after', () => {
  it('are what counted when it was found and what counts now, with the events they come from', async () => {
    const [figure, ...more] = await issueFigures(() => db, about, [at('raised', acceptedAt), at('now', null)]);
    expect(more).toEqual([]);
    expect(figure).toMatchObject({ unitId: 'school-1.primary', subject: 'L5', unit: '㎡/生' });
    expect(figure?.moments).toMatchObject([
      { moment: 'raised', dataYear: '2024-2025', value: '6', verdict: 'notMet', formula: '6000 ÷ 1000 = 6' },
      { moment: 'now', dataYear: '2024-2025', value: '7', verdict: 'notMet', bound: '应不低于7.5，其85%为6.375' },
    ]);
    expect(figure?.moments.map(({ inputs }) => inputs[0]?.acceptedSequence)).toEqual([acceptedAt, correctedAt]);
  });

  it('stay what they were at the closing, whatever is filed later', async () => {
    const [figure] = await issueFigures(() => db, about, [at('raised', acceptedAt), at('closed', acceptedAt)]);
    expect(figure?.moments.map(({ value }) => value)).toEqual(['6', '6']);
  });

  it('are of every section below the unit, of one section, and of nothing when nothing counted', async () => {
    const moments = [at('raised', acceptedAt - 1), at('now', null)];
    const of = (change: Partial<typeof about>) => issueFigures(() => db, { ...about, ...change }, moments);
    expect((await of({ unitId: 'school-1.primary' }))[0]?.moments).toHaveLength(1);
    expect(await of({ unitId: 'school-2' })).toEqual([]);
    expect(await of({ indicator: '消防' })).toEqual([]);
    const ofCounty = await of({ unitId: 'county-1' });
    expect(ofCounty.map(({ subject }) => subject)).toEqual(['cv.primary.L5', 'cv.junior.L5']);
  });
});

describe('the moments of an issue', () => {
  type Said = Readonly<{ type: RectificationEvent['type']; round?: number }>;
  const moments = (facts: readonly Said[], knownAt?: number) =>
    figureMoments(
      recorded(
        facts.map(({ type, round = 1 }) => ({
          in: 'rectification-issue-1',
          fact: { type, data: { round } },
        })),
      ),
      { day: '2025-06-30', knownAt },
    ).map(({ moment, round, sequence }) => [moment, round, sequence]);
  const life = [
    { type: 'IssueRaised' },
    { type: 'RectificationAssigned' },
    { type: 'IssueClosed' },
    { type: 'IssueReopened', round: 2 },
  ] as const;

  it('are where it was found, closed and found again, and today while it is open', () => {
    expect(moments(life)).toEqual([
      ['raised', 1, 1],
      ['closed', 1, 3],
      ['reopened', 2, 4],
      ['now', 2, null],
    ]);
    expect(moments(life.slice(0, 3))).toEqual([
      ['raised', 1, 1],
      ['closed', 1, 3],
    ]);
  });

  it('are those known then, when the past is asked for', () => {
    expect(moments(life, 2)).toEqual([
      ['raised', 1, 1],
      ['now', 1, 2],
    ]);
    expect(moments(life, 0)).toEqual([]);
  });
});
