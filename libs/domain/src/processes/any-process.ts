import type { Fact, Process } from '../kernel/index.js';

/** A policy whose event and command unions have been forgotten. */
export type AnyProcess = Process<Fact>;

/** Forgets the unions, so that policies of different slices can stand in one list. */
export const anyProcess = (process: Pick<AnyProcess, 'name'> & Readonly<{ when: object }>): AnyProcess =>
  process as AnyProcess;
