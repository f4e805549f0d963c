import type { Fact } from './fact.js';

/** Who asked, and when: gathered at the edge, passed in as values. */
export type Context = Readonly<{
  actorId: string;
  role: string;
  unitId: string;
  /** ISO instant of the request. */
  at: string;
  /** A stable source of ids for new things: `newId('finding', 0)` is the same for a repeated command. */
  newId: (...parts: readonly (string | number)[]) => string;
}>;

/** A value read from elsewhere, and the ledger sequence it was read at. The event that rests on it records both. */
export type Known<Value> = Readonly<{ value: Value; sequence: number }>;

/** What every command has: a name, and optionally when it was done and since when it is true. */
export type Command<Type extends string = string> = Readonly<{ type: Type; occurredAt?: string; effectiveAt?: string }>;

/** A union of commands, declared as a table of name to fields. */
export type Commands<Table> = {
  [Type in keyof Table & string]: Command<Type> & Readonly<Table[Type]>;
}[keyof Table & string];

/** The whole behaviour of a stream, as pure functions. */
export type Decider<C extends Command, E extends Fact, State> = Readonly<{
  /** First part of the stream's name and of its events' wire types: `rectification`. */
  category: string;
  initial: State;
  /** Commands that may be decided today for a later day (`effectiveAt`): a standard adopted from next September. */
  ahead?: readonly C['type'][];
  evolve(state: State, event: E): State;
  /** Nothing to do is `[]`; a rule that says no throws `Refusal`. */
  decide(command: C, state: State, context: Context): readonly E[];
}>;
