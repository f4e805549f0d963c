import { Refusal, type Command, type Context, type Decider, type Fact } from '@app/domain/kernel';

/** A command and who asks it. */
export type Step<C extends Command> = readonly [command: C, by: Context];

/** The events of a life: each command decided on what the ones before it made. A refusal fails the spec at once. */
export const lived = <C extends Command, E extends Fact, S>(
  decider: Decider<C, E, S>,
  steps: readonly Step<C>[],
  past: readonly E[] = [],
): readonly E[] =>
  steps.reduce<readonly E[]>((events, [command, by]) => {
    const state = events.reduce((before, event) => decider.evolve(before, event), decider.initial);
    return [...events, ...decider.decide(command, state, by)];
  }, past);

/** The state that events come to. */
export const stateAfter = <C extends Command, E extends Fact, S>(decider: Decider<C, E, S>, events: readonly E[]): S =>
  events.reduce((state, event) => decider.evolve(state, event), decider.initial);

/** The refusal that a decision throws, or undefined when it is decided; any other error is thrown on. */
export const refusalOf = (decide: () => unknown): Refusal | undefined => {
  try {
    decide();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
};
