import type { Type } from '@nestjs/common';
import { Waker } from './waker.js';

export * from './ladder-facts.js';
export * from './waker.js';

/** Injectable services of this slice that are no command handlers; the runtime provides and exports them. */
export const deadlinesServices: Type[] = [Waker];
