import type { Type } from '@nestjs/common';
import { InspectionHandler, RecusalHandler } from './inspections.handlers.js';

export * from './facts.js';
export * from './inspections.handlers.js';

/** What the runtime registers for this slice. */
export const inspectionsHandlers: Type[] = [InspectionHandler, RecusalHandler];
