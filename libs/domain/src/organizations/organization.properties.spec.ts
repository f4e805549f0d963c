import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Refusal } from '@app/domain/kernel';
import { someone } from '@test/given';
import type { OrganizationCommand } from './commands.js';
import { organization, type OrganizationState } from './organization.js';
import { organizationRefusals } from './refusals.js';
import { schoolTypes, stages, unitKinds, type UnitFacts } from './units.js';

const day = fc.constantFrom('2010-09-01', '2015-09-01', '2020-09-01', '2024-09-01');
const id = fc.constantFrom('unit-1', 'unit-2', 'unit-3');
const facts: fc.Arbitrary<UnitFacts> = fc.record({
  unitId: id,
  kind: fc.constantFrom(...unitKinds),
  schoolType: fc.option(fc.constantFrom(...schoolTypes)),
  registeredFrom: day,
  endedFrom: fc.option(day),
  sectionStages: fc.subarray([...stages]),
});
/** Schools that stand, whatever the day: without them a split would hardly ever be granted. */
const schools: readonly UnitFacts[] = ['unit-2', 'unit-3'].map((unitId) => ({
  unitId,
  kind: 'school',
  schoolType: 'nineYear',
  registeredFrom: '2000-01-01',
  endedFrom: null,
  sectionStages: [],
}));
const known = fc.record({ value: fc.option(facts), sequence: fc.nat() });

const command: fc.Arbitrary<OrganizationCommand> = fc.oneof(
  fc.record({
    type: fc.constant('RegisterUnit' as const),
    unitId: fc.constant('unit-1'),
    effectiveAt: day,
    kind: fc.constantFrom(...unitKinds),
    name: fc.constantFrom('一校', '二校', ' '),
    parentId: fc.option(id),
    parent: known,
    code: fc.constant(null),
    schoolType: fc.option(fc.constantFrom(...schoolTypes)),
    sharedBuildings: fc.boolean(),
    stage: fc.option(fc.constantFrom(...stages)),
    departmentType: fc.constant(null),
    urbanRural: fc.constant(null),
  }),
  fc.record({ type: fc.constant('RenameUnit' as const), name: fc.constantFrom('一校', '三校', ''), effectiveAt: day }),
  fc.record({ type: fc.constant('MoveUnit' as const), parentId: id, parent: known, effectiveAt: day }),
  fc.record({ type: fc.constant('MergeUnit' as const), into: id, target: known, effectiveAt: day }),
  fc.record({
    type: fc.constant('SplitUnit' as const),
    into: fc.array(id, { maxLength: 3 }),
    effectiveAt: day,
    targets: fc.record({
      value: fc.oneof(fc.array(facts, { maxLength: 3 }), fc.constant(schools)),
      sequence: fc.nat(),
    }),
  }),
  fc.record({ type: fc.constant('CloseUnit' as const), reason: fc.constantFrom('撤并', ''), effectiveAt: day }),
);

/** A school that stands, so that random commands have something to act on. */
const standing = organization.evolve(organization.initial, {
  type: 'UnitRegistered',
  data: {
    unitId: 'unit-1',
    kind: 'school',
    name: '一校',
    parentId: 'unit-2',
    code: null,
    schoolType: 'nineYear',
    parent: { kind: 'county', schoolType: null, sequence: 1 },
    stage: null,
    departmentType: null,
    urbanRural: null,
    sharedBuildings: false,
    effectiveFrom: '2010-09-01',
  },
});

it('no sequence of commands reaches an unnamed state or fails with anything but a named refusal; a repeat changes nothing', () => {
  const reached = new Set<OrganizationState['status']>();
  fc.assert(
    fc.property(fc.boolean(), fc.array(command, { maxLength: 12 }), (begun, commands) => {
      let state: OrganizationState = begun ? standing : organization.initial;
      for (const one of commands) {
        try {
          for (const event of organization.decide(one, state, someone)) state = organization.evolve(state, event);
        } catch (error) {
          if (!(error instanceof Refusal) || !Object.hasOwn(organizationRefusals, error.code)) throw error;
          continue;
        }
        reached.add(state.status);
        expect(organization.decide(one, state, someone)).toEqual([]);
      }
    }),
    { numRuns: 3000, seed: 20250303 },
  );
  expect([...reached].sort()).toEqual(['closed', 'merged', 'open', 'split']);
});
