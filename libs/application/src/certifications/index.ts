import type { Type } from '@nestjs/common';
import { CertificationActs } from './certification-acts.js';
import { CertificationHandler } from './certifications.handler.js';

export { CertificationActs } from './certification-acts.js';
export * from './certifications.handler.js';
export * from './facts.js';

/** What the runtime registers for this slice. */
export const certificationsHandlers: Type[] = [CertificationHandler];
/** What it does for others. */
export const certificationsServices: Type[] = [CertificationActs];
