import type { Actor, Command, Decider, Fact, Known } from '@app/domain/kernel';
import type { Random } from './random.js';

/** What one command came to: facts of one stream, who asked, when. */
export type Happening = Readonly<{
  stream: string;
  facts: readonly Fact[];
  /** ISO instant: when it was asked, done and recorded. */
  at: string;
  actor: Actor;
  effectiveAt: string | undefined;
}>;

/** Something that is to be done at a moment (milliseconds); undefined when it came to nothing. */
export type Beat = Readonly<{ at: number; act: (now: number) => Happening | undefined }>;

/** The beats of one thing, one after another. */
export type Life = Generator<Beat, void, void>;

/** What all lives share: chance, the count of what happened so far, and a way to begin another life. */
export type World = Readonly<{
  random: Random;
  /** A value as a handler would have read it: known at the last sequence. */
  known<Value>(value: Value): Known<Value>;
  /** Counts what happened; answers it. */
  told(happening: Happening): Happening;
  begin(life: Life): void;
}>;

/** One stream, with its real decider: decides on the state that its own facts made. */
export class Thread<C extends Command, E extends Fact, State> {
  private readonly stream: string;
  private current: State;
  private last: readonly E[] = [];

  constructor(
    private readonly world: World,
    private readonly decider: Decider<C, E, State>,
    id: string,
  ) {
    this.stream = `hj.main.${decider.category}-${id}`;
    this.current = decider.initial;
  }

  get state(): State {
    return this.current;
  }

  /** The facts that the last beat came to. */
  get facts(): readonly E[] {
    return this.last;
  }

  /** Asks the decider for this at that moment. A refusal is an error of the story and is thrown. */
  ask(at: number, actor: Actor, command: C): Beat {
    return { at, act: (now) => this.decide(now, actor, command) };
  }

  private decide(now: number, actor: Actor, command: C): Happening | undefined {
    const { random } = this.world;
    const at = new Date(now).toISOString();
    this.last = this.decider.decide(command, this.current, {
      actorId: actor.id,
      role: actor.role,
      unitId: actor.unit,
      at,
      newId: () => random.uuid(),
    });
    if (this.last.length === 0) return undefined;
    for (const fact of this.last) this.current = this.decider.evolve(this.current, fact);
    const { stream, last: facts } = this;
    return this.world.told({ stream, facts, at, actor, effectiveAt: command.effectiveAt });
  }
}
