import fc from 'fast-check';
import { plusDays } from '@app/domain/kernel';
import type { Life, LifeStanding } from '@app/domain/rectifications';

/** An issue that was just found, on 3 March 2025. Change a field by spreading. */
export const found: LifeStanding = {
  status: 'raised',
  round: 1,
  attempt: 1,
  leadUnitId: null,
  dueDate: null,
  rectifiedOn: null,
  recordedOn: null,
  closedOn: null,
  stoppedFrom: null,
  stoppedUntil: null,
  stageOn: null,
  since: '2025-03-03',
};

/** A life, told by what changed and since when; what is not named stays as it was. */
export const lifeOf = (
  changes: readonly (Partial<LifeStanding> & Readonly<{ since: string }>)[],
  { issueId = 'issue-1', inspectorId = 'inspector-1' as string | null } = {},
): Life => ({
  issueId,
  inspectorId,
  standings: changes.reduce<readonly LifeStanding[]>(
    (all, change) => [...all, { ...(all.at(-1) ?? found), ...change }],
    [],
  ),
});

const statuses = [
  'assigned',
  'acknowledged',
  'planSubmitted',
  'inProgress',
  'reportApproved',
  'closureRequested',
  'inadequate',
  'verified',
  'closed',
  'withdrawn',
] as const;
const day = fc.integer({ min: 0, max: 500 }).map((days) => plusDays('2024-09-01', days));

/** A standing as it may be, in no order that a decision would keep: arithmetic holds of all. */
const standing: fc.Arbitrary<LifeStanding> = fc.record({
  status: fc.constantFrom('raised', ...statuses),
  round: fc.integer({ min: 1, max: 3 }),
  attempt: fc.integer({ min: 1, max: 3 }),
  leadUnitId: fc.constantFrom(null, 'school-1', 'school-2', 'department-1'),
  dueDate: fc.option(day),
  rectifiedOn: fc.option(day),
  recordedOn: fc.option(day),
  closedOn: fc.option(day),
  stoppedFrom: fc.option(day, { freq: 3 }),
  stoppedUntil: fc.option(day, { freq: 3 }),
  stageOn: fc.option(day, { freq: 3 }),
  since: day,
});

/** Any lives: rounds and days in their order, all else as it comes. */
export const anyLives: fc.Arbitrary<readonly Life[]> = fc.array(
  fc.record({
    issueId: fc.uuid(),
    inspectorId: fc.constantFrom(null, 'inspector-1', 'inspector-2'),
    standings: fc.array(standing, { minLength: 1, maxLength: 12 }).map((all) => {
      const days = all.map(({ since }) => since).toSorted();
      const rounds = all.map(({ round }) => round).toSorted((a, b) => a - b);
      return all.map((one, index) => ({ ...one, since: days[index]!, round: rounds[index]! }));
    }),
  }),
  { maxLength: 12 },
);
