import { expect } from '@jest/globals';
import { Refusal, type Command, type Context, type Decider, type Fact } from '@app/domain/kernel';

/** The asker of every spec that does not care who asks. */
export const someone: Context = {
  actorId: 'account-1',
  role: 'supervisor',
  unitId: 'county-1',
  at: '2025-03-03T01:00:00.000Z',
  newId: (...parts) => ['id', ...parts].join('-'),
};

/** `given(decider, past).when(command, by).yields(events)` or `.refuses(code)`. */
export const given = <C extends Command, E extends Fact, S>(decider: Decider<C, E, S>, past: readonly E[]) => ({
  when(command: C, by: Context = someone) {
    const outcome = (): readonly E[] | Refusal => {
      try {
        return decider.decide(
          command,
          past.reduce((state, event) => decider.evolve(state, event), decider.initial),
          by,
        );
      } catch (error) {
        if (error instanceof Refusal) return error;
        throw error;
      }
    };
    return {
      yields: (events: readonly E[]) => expect(outcome()).toStrictEqual(events),
      refuses: (code: string) => expect(outcome()).toMatchObject({ name: 'Refusal', code }),
    };
  },
});
