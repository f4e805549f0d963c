import type { Type } from '@nestjs/common';
import { CertificationHandler } from './certifications.handler.js';

export * from './certifications.handler.js';
export * from './facts.js';

/** What the runtime registers for this slice. */
export const certificationsHandlers: Type[] = [CertificationHandler];
