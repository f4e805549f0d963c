import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { someone } from '@test/given';
import { refusalOf, stateAfter } from '@test/lived';
import { expectFilled } from '@test/refusal-sentences';
import { formIds, type FormId } from '../form/index.js';
import { campaign, type CampaignState } from './campaign.js';
import type { CampaignCommand, FilingUnitOf } from './commands.js';
import type { CampaignEvent } from './events.js';
import { campaignRefusals } from './refusals.js';

const ids = ['county-1', 'school-1', 'section-1', 'section-2', 'section-3'] as const;
const formOf = (unitId: string): FormId =>
  unitId.startsWith('county') ? 'county' : unitId.startsWith('school') ? 'premises' : 'section';
const units = fc.subarray([...ids]);
const area = fc.record({
  value: fc.option(
    units.map((some): readonly FilingUnitOf[] => some.map((unitId) => ({ unitId, form: formOf(unitId) }))),
    { freq: 8 },
  ),
  sequence: fc.nat(),
});
const words = fc.constantFrom('理由', '');
const dueDate = fc.constantFrom('2025-03-02', '2025-03-03', '2025-04-30', '2025-02-31');
const command: fc.Arbitrary<CampaignCommand> = fc.oneof(
  fc.record({
    type: fc.constant('OpenCampaign' as const),
    campaignId: fc.constant('campaign-1'),
    name: fc.constantFrom('秋季填报', ' '),
    dataYear: fc.constantFrom('2024-2025', '2024'),
    countyId: fc.constant('county-1'),
    forms: fc.subarray([...formIds]),
    unitIds: fc.option(units),
    area,
    dueDate,
  }),
  fc.record({ type: fc.constant('AddUnits' as const), unitIds: fc.option(units), newUnits: units, area }),
  fc.record({ type: fc.constant('ReleaseUnits' as const), unitIds: units, reason: words }),
  fc.record({ type: fc.constant('ChangeDueDate' as const), dueDate, reason: words }),
  fc.record({
    type: fc.constant('RemindUnits' as const),
    outstanding: fc.record({ value: units, sequence: fc.nat() }),
  }),
  fc.record({ type: fc.constant('CloseCampaign' as const), reason: words }),
  fc.record({ type: fc.constant('ReopenCampaign' as const), dueDate, reason: words }),
);

/** A campaign that is open, so that random commands have something to act on. */
const opened: CampaignEvent = {
  type: 'CampaignOpened',
  data: {
    campaignId: 'campaign-1',
    name: '秋季填报',
    dataYear: '2024-2025',
    countyId: 'county-1',
    forms: ['county', 'premises', 'section'],
    unitIds: ['county-1', 'section-1'],
    unitsKnownAt: 3,
    dueDate: '2025-04-30',
    basis: { act: 'a', rule: 'r', calendar: 'natural', from: '2025-03-03', days: null, clause: 'c' },
    openedBy: 'account-1',
  },
};

const step = (state: CampaignState, one: CampaignCommand): readonly CampaignEvent[] | undefined => {
  let facts: readonly CampaignEvent[] | undefined;
  const refusal = refusalOf(() => {
    facts = campaign.decide(one, state, someone);
  });
  if (refusal) expectFilled(refusal, campaignRefusals);
  return facts;
};

const askedIn = (state: CampaignState): ReadonlySet<string> => (state.status === 'none' ? new Set() : state.asked);

/** What no event may say, by name. */
const faultsOf = (before: CampaignState, facts: readonly CampaignEvent[], after: CampaignState): readonly string[] =>
  facts.flatMap(({ type, data }) => {
    const units = 'unitIds' in data && type !== 'CampaignOpened' ? data.unitIds : [];
    const wasAsked = type !== 'CampaignUnitsAdded';
    const isAsked = type !== 'CampaignUnitsReleased';
    return [
      ...(before.status === 'closed' && type !== 'CampaignReopened' ? [`${type} after the end`] : []),
      ...units
        .filter((unitId) => askedIn(before).has(unitId) !== wasAsked)
        .map((unitId) => `${type}: ${unitId} before`),
      ...units.filter((unitId) => askedIn(after).has(unitId) !== isAsked).map((unitId) => `${type}: ${unitId} after`),
    ];
  });

it('whatever is asked of it in whatever order, a repeat comes to nothing and only asked units are reminded or released', () => {
  fc.assert(
    fc.property(fc.boolean(), fc.array(command, { maxLength: 12 }), (begun, commands) => {
      let state = begun ? stateAfter(campaign, [opened]) : campaign.initial;
      for (const one of commands) {
        const before = state;
        const facts = step(before, one);
        if (!facts) continue;
        state = facts.reduce((so, fact) => campaign.evolve(so, fact), state);
        expect(step(state, one)).toEqual([]);
        expect(faultsOf(before, facts, state)).toEqual([]);
      }
    }),
    { numRuns: 400 },
  );
});

it('the first decision of an open campaign never depends on who asks', () => {
  fc.assert(
    fc.property(command, (one) => {
      const state = stateAfter(campaign, [opened]);
      const types = (facts: readonly CampaignEvent[] | undefined) => facts?.map(({ type }) => type);
      let other: readonly CampaignEvent[] | undefined;
      refusalOf(() => {
        other = campaign.decide(one, state, { ...someone, actorId: 'somebody-else' });
      });
      expect(types(other)).toEqual(types(step(state, one)));
    }),
  );
});
