import type { Context } from './decider.js';
import { Refusal } from './refusal.js';

/** Which rule stands in the way, and the data that explain it. */
export type Blocked = Readonly<{ code: string; details: Readonly<Record<string, unknown>> }>;

/** An act as it stands to one person now: what its form asks, and what (if anything) stands in its way. */
export type Act<Name extends string = string> = Readonly<{
  act: Name;
  needs: readonly string[];
  blockedBy: Blocked | null;
}>;

/**
 * An act tried on a state: the decision itself, taken on a form that is filled in well. Answers what it would come to:
 * nothing, when it is already so. `needs`: the fields that a person has to fill in.
 */
export type Trial<State, Facts> = Readonly<{
  needs: readonly string[];
  attempt: (state: State, context: Context, facts: Facts) => readonly unknown[];
}>;

/**
 * Tries an act without doing it: the rules are asked, not written down again. Null: there is nothing to do.
 * What is only wrong with the form (`invalid`) is no obstacle: a person fills in another.
 */
export const tried = <Name extends string, State, Facts>(
  act: Name,
  { needs, attempt }: Trial<State, Facts>,
  state: State,
  context: Context,
  facts: Facts,
): Act<Name> | null => {
  try {
    return attempt(state, context, facts).length === 0 ? null : { act, needs, blockedBy: null };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { kind, code, details } = error;
    return { act, needs, blockedBy: kind === 'invalid' ? null : { code, details } };
  }
};
