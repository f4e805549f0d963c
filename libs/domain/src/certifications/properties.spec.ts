import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Refusal } from '@app/domain/kernel';
import {
  atFirst,
  certification,
  evolveCertification,
  expectedOf,
  isForOffice,
  nextActs,
  reviewSteps,
  type CertificationCommand,
  type CertificationEvent,
} from './index.js';
import {
  alone,
  apply,
  assess,
  basic,
  conclude,
  end,
  evidence,
  feedback,
  object,
  of,
  on,
  paper,
  post,
  reexamine,
  report,
} from '@test/certification-way';

const everyAct: readonly CertificationCommand[] = [
  basic,
  assess,
  apply,
  post,
  object,
  {
    ...of,
    type: 'AnswerObjection',
    objectionId: 'id-2025-03-03',
    upheld: false,
    answer: '不属实',
    evidence,
    offices: alone,
  },
  end,
  feedback,
  report,
  reexamine('passed'),
  reexamine('failed'),
  { ...paper('撤销决定'), type: 'RevokeCertification', reason: '弄虚作假', offices: alone },
  ...reviewSteps.flatMap((step) =>
    step === 'provincialNotice' ? [] : [conclude(step), conclude(step, { outcome: 'failed' })],
  ),
];

it('whatever is tried in whatever order, only what comes next happens, and the words for it are there', () => {
  let happened = 0;
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat({ max: 1000 }), fc.boolean()), { minLength: 20, maxLength: 40 }), (tries) => {
      let state = atFirst;
      tries.forEach(([which, likely], index) => {
        const day = new Date(Date.UTC(2025, 2, 3 + index * 9)).toISOString().slice(0, 10);
        const acts = likely ? everyAct.filter(({ type }) => nextActs(state, day).includes(type)) : everyAct;
        const bare = { ...acts[which % acts.length]!, effectiveAt: day };
        // Each is another paper, so that nothing is a repeat.
        const command = {
          ...bare,
          ...('document' in bare && { document: `第${index}号` }),
          ...('dueDate' in bare && { dueDate: day }),
        } as CertificationCommand;
        expect(expectedOf(state, day).length).toBeGreaterThan(3);
        // What is asked for may be done.
        expect(expectedOf(state, day) === '登记公示结束').toBe(nextActs(state, day)[0] === 'EndNotice');
        const open = nextActs(state, day).includes(command.type);
        try {
          const events = certification.decide(command, state, { ...on(day), newId: () => 'id-2025-03-03' });
          expect([command.type, open || events.length === 0]).toEqual([command.type, true]);
          happened += events.length;
          state = events.reduce(evolveCertification, state);
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
        }
      });
    }),
    { numRuns: 60 },
  );
  expect(happened).toBeGreaterThan(300);
});

it('an act is offered to an office exactly where it would not be refused as another’s', () => {
  const levels = ['city', 'province', 'state'] as const;
  const offices = fc.record({ levels: fc.subarray([...levels]), actsFor: fc.constantFrom('county', ...levels) });
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 1000 }), { minLength: 5, maxLength: 25 }), offices, (tries, asking) => {
      let state = atFirst;
      tries.forEach((which, index) => {
        const day = new Date(Date.UTC(2025, 2, 3 + index * 9)).toISOString().slice(0, 10);
        const likely = everyAct.filter(
          (act) =>
            nextActs(state, day).includes(act.type) &&
            (act.type !== 'ConcludeStep' || (state.status === 'underWay' && state.next === act.step)),
        );
        for (const act of likely) {
          let refused = false;
          try {
            certification.decide({ ...act, offices: asking } as CertificationCommand, state, on(day));
          } catch (error) {
            refused = error instanceof Refusal && error.code === 'certification.other-office';
          }
          seen.add(`${act.type} ${refused}`);
          expect([act.type, isForOffice(act.type, state, asking)]).toEqual([act.type, !refused]);
        }
        const next = { ...likely[which % likely.length]!, effectiveAt: day };
        const events = ((): readonly CertificationEvent[] => {
          try {
            return certification.decide(next, state, { ...on(day), newId: () => 'id-2025-03-03' });
          } catch {
            return [];
          }
        })();
        state = events.reduce(evolveCertification, state);
      });
    }),
    { numRuns: 200 },
  );
  for (const act of ['ConcludeStep', 'PostNotice', 'ReceiveObjection', 'ConcludeReexamination'])
    expect([seen.has(`${act} true`), seen.has(`${act} false`)]).toEqual([true, true]);
});
