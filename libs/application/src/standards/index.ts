import type { Type } from '@nestjs/common';
import { CountyRecordHandler, StandardHandler } from './standards.handlers.js';

export * from './facts.js';
export * from './standards.handlers.js';

/** What the runtime registers for this slice. */
export const standardsHandlers: Type[] = [StandardHandler, CountyRecordHandler];
