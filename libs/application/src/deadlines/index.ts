import type { Type } from '@nestjs/common';
import { ClockCompletion } from './clock-completion.js';
import { CountyDeadlinesHandler, HolidayYearHandler, SchoolTermsHandler } from './deadlines.handlers.js';
import { LadderHandler } from './ladders.handler.js';
import { Waker } from './waker.js';

export * from './clock-completion.js';
export * from './deadlines.handlers.js';
export * from './facts.js';
export * from './ladder-facts.js';
export * from './ladders.handler.js';
export * from './waker.js';

/** What the runtime registers for this slice. */
export const deadlinesHandlers: Type[] = [
  HolidayYearHandler,
  SchoolTermsHandler,
  CountyDeadlinesHandler,
  LadderHandler,
];

/** Injectable services of this slice that are no command handlers; the runtime provides and exports them. */
export const deadlinesServices: Type[] = [Waker, ClockCompletion];
