import type { Type } from '@nestjs/common';
import { RectificationHandler } from './rectifications.handlers.js';

export * from './facts.js';
export * from './rectifications.handlers.js';

/** What the runtime registers for this slice. */
export const rectificationsHandlers: Type[] = [RectificationHandler];
