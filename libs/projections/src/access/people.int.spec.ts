import { expect, it } from '@jest/globals';
import type { AccessEvent } from '@app/domain/access';
import { unit } from '@test/county';
import { projected } from '@test/projected';
import { anyProjection } from '../kernel/index.js';
import { organizationTree } from '../organizations/index.js';
import { accounts } from './accounts.js';
import { inspectorsAt, notInspectors, peoplePlaces, rectifiersOf } from './people.js';

const seen = { kind: 'county', sequence: 1 };
const of = (accountId: string, fact: AccessEvent) => ({ in: `account-${accountId}`, fact }) as const;
const opened = (accountId: string, unitId: string) =>
  of(accountId, { type: 'AccountOpened', data: { accountId, unitId, unit: seen } });
const db = projected(
  [anyProjection(organizationTree), anyProjection(accounts)],
  [
    unit('county', 'county-1', null),
    unit('school', 'school-1', 'county-1', { schoolType: 'primary' }),
    unit('county', 'county-2', null),
    opened('director', 'county-1'),
    opened('principal', 'school-1'),
    opened('guest', 'county-2'),
    of('guest', {
      type: 'RoleGranted',
      data: {
        accountId: 'guest',
        role: 'inspector',
        unitId: 'school-1',
        unit: seen,
        from: '2025-01-01',
        until: null,
      },
    }),
  ],
);
const reach = (root: string) =>
  peoplePlaces(db, ['director', 'principal', 'guest', 'nobody'], [root]).map(
    ({ accountId, unitId, within }) => `${accountId} ${unitId} ${within}`,
  );

it('reaches those who belong below, and those who act there', () => {
  expect(reach('county-1')).toEqual(['director county-1 true', 'principal school-1 true', 'guest county-2 true']);
});

it('does not reach those above', () => {
  expect(reach('school-1')).toEqual(['director county-1 false', 'principal school-1 true', 'guest county-2 true']);
  expect(reach('county-2')).toEqual(['director county-1 false', 'principal school-1 false', 'guest county-2 true']);
});

it('tells who is no inspector over a unit on a day', () => {
  const ask = (unitIds: readonly string[], on: string) =>
    notInspectors(db, { unitIds, accountIds: ['guest', 'principal', 'nobody'], on });
  expect(ask(['county-1', 'school-1'], '2025-01-01')).toEqual(['principal', 'nobody']);
  expect(ask(['county-1', 'school-1'], '2024-12-31')).toEqual(['guest', 'principal', 'nobody']);
  expect(ask(['county-1'], '2025-01-01')).toEqual(['guest', 'principal', 'nobody']);
});

it('tells who rectifies for a unit: its own people in force, not those of the county above', () => {
  const rectifying = projected(
    [anyProjection(organizationTree), anyProjection(accounts)],
    [
      unit('county', 'county-1', null),
      unit('school', 'school-1', 'county-1', { schoolType: 'primary' }),
      unit('section', 'section-1', 'school-1', { stage: 'primary' }),
      unit('school', 'school-2', 'county-1', { schoolType: 'primary' }),
      ...(
        [
          ['head', 'principal', 'school-1', null],
          ['teacher', 'reporter', 'section-1', null],
          ['gone', 'reporter', 'school-1', '2025-02-28'],
          ['inspector', 'inspector', 'school-1', null],
          ['bureau', 'responsibleUnit', 'county-1', null],
          ['neighbour', 'principal', 'school-2', null],
        ] as const
      ).flatMap(([accountId, role, unitId, until]) => [
        opened(accountId, unitId),
        of(accountId, {
          type: 'RoleGranted',
          data: { accountId, role, unitId, unit: seen, from: '2025-01-01', until },
        }),
      ]),
    ],
  );
  expect(rectifiersOf(rectifying, 'section-1', '2025-03-01')).toEqual(['head', 'teacher']);
  expect(rectifiersOf(rectifying, 'school-1', '2025-02-28')).toEqual(['head', 'gone']);
  expect(rectifiersOf(rectifying, 'school-1', '2024-12-31')).toEqual([]);
});

it('names the inspectors over a unit on a day', () => {
  expect(inspectorsAt(db, { unitIds: ['county-1', 'school-1'], on: '2025-01-01' })).toEqual(['guest']);
  expect(inspectorsAt(db, { unitIds: ['county-1', 'school-1'], on: '2024-12-31' })).toEqual([]);
  expect(inspectorsAt(db, { unitIds: ['county-1'], on: '2025-01-01' })).toEqual([]);
});
