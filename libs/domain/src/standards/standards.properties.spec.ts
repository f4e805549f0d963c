import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Refusal, type Command, type Context, type Decider, type Fact } from '@app/domain/kernel';
import { someone } from '@test/given';
import { standard } from './adoption.js';
import type { CountyRecordCommand, StandardCommand } from './commands.js';
import { countyRecord } from './county-record.js';
import { standardRefusals } from './refusals.js';

const day = fc.constantFrom('2016-05-01', '2023-03-01', '2024-09-01', '2025-03-03');
const standardId = fc.constantFrom('hqb-2017', 'basic-2012', 'none');
const text = fc.constantFrom('', ' ', '有依据', '另有依据');
const evidence = fc.constantFrom([], [{ hash: 'cd'.repeat(32), mediaType: 'image/png', bytes: 10 }]);
const common = { countyId: fc.constant('county-1'), dataYear: fc.constant('2024-2025'), standardId, effectiveAt: day };
const reason = fc.option(text);

const adoptions: fc.Arbitrary<StandardCommand> = fc.oneof(
  fc.record({
    type: fc.constant('AdoptStandard'),
    unitId: fc.constant('c'),
    standardId,
    basis: text,
    effectiveAt: day,
  }),
  fc.record({
    type: fc.constant('WithdrawStandard'),
    unitId: fc.constant('c'),
    standardId,
    reason: text,
    effectiveAt: day,
  }),
);
const veto = { ...common, veto: fc.constantFrom('V1', 'V9'), finding: text, evidence };
const records: fc.Arbitrary<CountyRecordCommand> = fc.oneof(
  fc.record({
    type: fc.constant('RecordItem'),
    ...common,
    item: fc.constantFrom('B1', 'B2', 'B7', 'X'),
    judgement: fc.constantFrom('met', 'notMet', 'pending'),
    figures: fc.constantFrom({}, { specialSchoolFunds: '870000' }, { governmentWorkScore: '90' }, { other: 'x' }),
    note: fc.option(text),
    evidence,
    reason,
  }),
  fc.record({
    type: fc.constant('RecordRecognition'),
    ...common,
    percent: fc.constantFrom('85', '84.99', '-1', '101'),
    source: text,
    survey: fc.constantFrom(null, {
      residents: '600000',
      questionnaire: { people: '900', parents: '1', percent: '9', parentsPercent: null },
      visit: null,
    }),
    evidence,
    reason,
  }),
  fc.record({ type: fc.constant('RaiseVeto'), ...veto }),
  fc.record({ type: fc.constant('ClearVeto'), ...veto }),
  fc.record({
    type: fc.constant('GrantExemption'),
    ...common,
    sectionId: fc.constantFrom('s1', 's2'),
    section: fc.constantFrom({ value: 'county-1', sequence: 3 }, { value: null, sequence: 3 }),
    elsewhere: fc.constantFrom({ value: null, sequence: 3 }, { value: '2026-01-01', sequence: 3 }),
    subject: fc.constantFrom('L1', 'L5', 'B3'),
    plan: text,
    expires: fc.constantFrom('2024-12-31', '2026-12-31', 'soon'),
    evidence,
  }),
  fc.record({
    type: fc.constant('RevokeExemption'),
    ...common,
    exemptionId: fc.constantFrom('exemption-0', 'exemption-1', 'exemption-2', 'none'),
    reason: text,
  }),
  fc.record({
    type: fc.constant('ExpireExemption'),
    ...common,
    exemptionId: fc.constantFrom('exemption-0', 'exemption-1', 'none'),
    section: fc.constantFrom({ value: 'county-2', sequence: 3 }, { value: null, sequence: 3 }),
  }),
);

/** Runs commands one after another; deciding any of them again, at once, must yield nothing. */
const live = <C extends Command, E extends Fact, S extends { status: string }>(
  decider: Decider<C, E, S>,
  commands: readonly C[],
  statuses: readonly string[],
) => {
  let state = decider.initial;
  commands.forEach((command, index) => {
    const context: Context = { ...someone, newId: (kind) => `${kind}-${index}` };
    try {
      for (const event of decider.decide(command, state, context)) state = decider.evolve(state, event);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      expect(standardRefusals).toHaveProperty([error.code]);
      return;
    }
    expect(decider.decide(command, state, context)).toEqual([]);
    expect(statuses).toContain(state.status);
  });
};

describe('whatever is asked', () => {
  it('an adoption decided twice is decided once, and only named refusals are thrown', () => {
    fc.assert(
      fc.property(fc.array(adoptions, { maxLength: 12 }), (commands) => live(standard, commands, ['none', 'adopting'])),
    );
  });

  it('a county record decided twice is decided once, and only named refusals are thrown', () => {
    fc.assert(
      fc.property(fc.array(records, { maxLength: 20 }), (commands) => live(countyRecord, commands, ['empty', 'open'])),
    );
  });
});
