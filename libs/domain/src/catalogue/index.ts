import {
  kernelRefusals,
  type Command,
  type Decider,
  type EventCatalogue,
  type Fact,
  type RefusalSentences,
} from '../kernel/index.js';

/** A decider whose command, event and state types have been forgotten, so that all stand in one list. */
export type AnyDecider = Decider<Command, Fact, unknown>;

/** The storage contract of every category. Each slice adds its line. */
export const catalogues: readonly EventCatalogue[] = [];

/** Every stream's behaviour. Each slice adds its line. */
export const deciders: readonly AnyDecider[] = [];

/** The Chinese sentence of every refusal code. Each slice adds its line. */
export const refusalSentences: RefusalSentences = {
  ...kernelRefusals,
};
