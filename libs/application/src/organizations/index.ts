import type { Type } from '@nestjs/common';
import { ImportSchoolsHandler } from './import-schools.handler.js';
import { OrganizationHandler } from './organizations.handlers.js';
import { SchoolHandler } from './school.handler.js';

export * from './facts.js';
export * from './import-schools.handler.js';
export * from './organizations.handlers.js';
export * from './school-list-facts.js';
export * from './school.handler.js';

/** What the runtime registers for this slice. */
export const organizationsHandlers: Type[] = [OrganizationHandler, SchoolHandler, ImportSchoolsHandler];
