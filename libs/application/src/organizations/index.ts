import type { Type } from '@nestjs/common';
import { OrganizationHandler } from './organizations.handlers.js';
import { SchoolHandler } from './school.handler.js';

export * from './facts.js';
export * from './organizations.handlers.js';
export * from './school.handler.js';

/** What the runtime registers for this slice. */
export const organizationsHandlers: Type[] = [OrganizationHandler, SchoolHandler];
