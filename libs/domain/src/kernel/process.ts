import type { Command } from './decider.js';
import type { Fact, Recorded } from './fact.js';

/** A command that a process asks for: which decider's stream, and what. */
export type Asked<C extends Command = Command> = Readonly<{ category: string; id: string; command: C }>;

/**
 * When this happens, ask for that. Pure; ids derive from the event, so that a second delivery asks for the same thing.
 * A new version starts at the head of the log unless it says from where. Its name is a sentence.
 */
export type Process<E extends Fact, C extends Command = Command> = Readonly<{
  name: `${string}@${number}`;
  from?: 'start';
  when: {
    [Type in E['type']]?: (
      event: Recorded<Extract<E, { type: Type }>>,
      newId: (...parts: readonly (string | number)[]) => string,
    ) => readonly Asked<C>[];
  };
}>;
