import { describe, expect, it } from '@jest/globals';
import { given } from '@test/given';
import { expectFilled } from '@test/refusal-sentences';
import { lived, refusalOf } from '@test/lived';
import { director, on } from '@test/supervision-cast';
import { ladder } from './ladder-adoption.js';
import { ladderRefusals } from './ladder-refusals.js';
import { defaultLadder, type Rung } from './ladder.js';

const { rungs } = defaultLadder;
const adopt = { type: 'AdoptLadder', countyId: 'county-1', rungs, basis: '彰教督办〔2025〕2号' } as const;
const today = on('2025-03-03', director);
const change = (index: number, fields: Partial<Rung>) => ({
  ...adopt,
  rungs: rungs.map((rung, at) => (at === index ? { ...rung, ...fields } : rung)),
});

describe('a county’s ladder', () => {
  it('holds from today or a day ahead, with the document that says so', () => {
    const adopted = {
      type: 'LadderAdopted',
      data: { countyId: 'county-1', version: 1, rungs, effectiveFrom: '2025-04-01', basis: '彰教督办〔2025〕2号' },
    } as const;
    const ahead = { ...adopt, effectiveAt: '2025-04-01' };
    given(ladder, []).when(ahead, today).yields([adopted]);
    given(ladder, [adopted]).when(ahead, today).yields([]);
    const [second] = lived(
      ladder,
      [[{ ...change(1, { offset: 2 }), effectiveAt: '2025-09-01' }, today]],
      [adopted],
    ).slice(1);
    expect(second?.data).toMatchObject({ version: 2, effectiveFrom: '2025-09-01' });
    given(ladder, [adopted])
      .when({ ...adopt, effectiveAt: '2025-03-31' }, today)
      .refuses('ladder.before-last');
    given(ladder, [])
      .when({ ...adopt, effectiveAt: '2025-03-02' }, today)
      .refuses('ladder.dated-back');
    given(ladder, [])
      .when({ ...adopt, basis: ' ' }, today)
      .refuses('ladder.basis-missing');
  });

  it('may leave rungs out, but not all', () => {
    given(ladder, [])
      .when({ ...adopt, rungs: [] }, today)
      .refuses('ladder.empty');
    expect(lived(ladder, [[{ ...adopt, rungs: rungs.filter(({ rung }) => rung !== 'blue') }, today]])).toHaveLength(1);
  });

  it.each([
    ['ladder.order', { ...adopt, rungs: [rungs[2]!, rungs[1]!] }],
    ['ladder.rising', change(3, { offset: 3 })],
    // 4 natural days come before 3 working days as often as not.
    ['ladder.rising', change(3, { offset: 4, unit: 'natural' })],
    ['ladder.offset', change(1, { offset: 1.5 })],
    ['ladder.offset', change(7, { offset: 401 })],
    ['ladder.wrong-side', change(0, { offset: 1 })],
    ['ladder.wrong-side', change(1, { offset: 0 })],
    ['ladder.by-itself', change(5, { kind: 'fires' })],
    ['ladder.soft-proposal', change(4, { kind: 'proposes' })],
    ['ladder.answer', change(2, { answerWithin: 0 })],
    ['ladder.clause-missing', change(2, { clause: ' ' })],
  ] as const)('is refused: %s', (code, command) => {
    given(ladder, []).when(command, today).refuses(code);
    expectFilled(
      refusalOf(() => ladder.decide(command, null, today))!,
      ladderRefusals,
    );
  });
});
