import type { Context } from '../kernel/index.js';
import type { CommandOf, RectificationCommand } from './commands.js';
import type { RectificationEvent } from './events.js';
import type { RectificationState } from './state.js';

/** What one command comes to: nothing to do → refusals → facts, in that order. */
export type Decision<Type extends RectificationCommand['type']> = (
  command: CommandOf<Type>,
  state: RectificationState,
  context: Context,
) => readonly RectificationEvent[];
