import type { Type } from '@nestjs/common';
import { InspectionActs } from './legal-acts.js';
import { InspectionHandler, RecusalHandler } from './inspections.handlers.js';
import { ResponsibilityHandler, VisitRuleHandler } from './visiting.handlers.js';

export * from './facts.js';
export * from './inspections.handlers.js';
export * from './legal-acts.js';
export * from './visiting.handlers.js';

/** What the runtime registers for this slice. */
export const inspectionsHandlers: Type[] = [InspectionHandler, RecusalHandler, ResponsibilityHandler, VisitRuleHandler];

/** Injectable services of this slice that are no command handlers; the runtime provides and exports them. */
export const inspectionsServices: Type[] = [InspectionActs];
