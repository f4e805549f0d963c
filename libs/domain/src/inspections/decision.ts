import type { Context } from '../kernel/index.js';
import type { CommandOf, InspectionCommand } from './commands.js';
import type { InspectionEvent } from './events.js';
import type { InspectionState } from './state.js';

/** What one command comes to: nothing to do → refusals → facts, in that order. */
export type Decision<Type extends InspectionCommand['type']> = (
  command: CommandOf<Type>,
  state: InspectionState,
  context: Context,
) => readonly InspectionEvent[];
